import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";
import { badInputAt, type ErrorCode, ProoflineError } from "../facts/error.js";
import { bearerToken, type SettingTexts, settingReader } from "../settings.js";
import { shown } from "./terminal.js";

/** Where a service is, as `http://host:port`, and what to send with every request. */
export interface ServiceAddress {
  readonly url: string;
  /** The socket file that it is asked at, instead of the address. */
  readonly socket?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServiceOptions {
  readonly url?: string;
  readonly apiKeyFile?: string;
}

/** Longest wait for one answer, in milliseconds. */
const DEADLINE_MS = 60_000;

/** The service that the flags name; undefined where they name none. Throws BAD_USER_INPUT. */
export async function serviceOf({ url, apiKeyFile }: ServiceOptions): Promise<ServiceAddress | undefined> {
  if (url === undefined && apiKeyFile !== undefined)
    throw badInputAt("--api-key-file", "is for a service: give its address with --url");
  return url === undefined ? undefined : serviceAt(url, await readApiKey(apiKeyFile));
}

/** The API key or access token to show a service: from a file, else from PROOFLINE_API_KEY. Throws BAD_USER_INPUT. */
export async function readApiKey(
  file: string | undefined,
  environment: SettingTexts = process.env,
): Promise<string | undefined> {
  if (file === undefined) return settingReader({}, environment)("PROOFLINE_API_KEY");
  const key = await readFile(file, "utf8").catch((cause: unknown) => {
    throw badInputAt("--api-key-file", `${file} can't be read`, cause);
  });
  return bearerToken.parse(key, "--api-key-file");
}

/** Throws BAD_USER_INPUT for what is no address of a service. */
export function serviceAt(address: string, key?: string): ServiceAddress {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    throw badInputAt("--url", "must be an address as http://127.0.0.1:4000");
  return {
    url: url.href.replace(/\/+$/, ""),
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  };
}

/** That nothing answered, or not to the end. What was asked for may have been done. */
export class NoAnswer extends ProoflineError {
  constructor(service: ServiceAddress, cause: unknown) {
    super("UNAVAILABLE", `no GraphQL answer from ${service.url}/graphql`, { cause });
  }
}

/**
 * Sends one GraphQL operation and returns its `data`. What the service refuses is thrown with its own code, place and
 * message; NoAnswer (UNAVAILABLE) where none comes within the deadline.
 */
export async function send(
  service: ServiceAddress,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return sendBody(service, JSON.stringify({ query, variables }));
}

/** The same of an operation that is JSON already. */
export async function sendBody(service: ServiceAddress, body: Body): Promise<unknown> {
  const { status, answer } = await ask(service, body);
  if (typeof answer === "object" && answer !== null) {
    if ("errors" in answer) throw refusal(service, status, answer.errors);
    if ("data" in answer) return answer.data;
  }
  throw new ProoflineError("UNAVAILABLE", `${service.url}/graphql does not answer as a GraphQL service`);
}

type Body = string | Uint8Array;

interface Answered {
  readonly status: number;
  readonly answer: unknown;
}

async function ask(service: ServiceAddress, body: Body): Promise<Answered> {
  try {
    return await post(service, body);
  } catch (cause) {
    throw new NoAnswer(service, cause);
  }
}

/**
 * `fetch` knows no socket files, and in Node 20 it never ends where a connection is closed as soon as it is open. A redirect is
 * not followed: the key is for this address.
 */
async function post({ url, socket, headers }: ServiceAddress, body: Body): Promise<Answered> {
  const address = new URL(`${url}/graphql`);
  const request = address.protocol === "https:" ? httpsRequest : httpRequest;
  const asked = request(address, {
    ...(socket !== undefined && { socketPath: socket }),
    method: "POST",
    headers: {
      ...headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    },
    agent: false,
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  asked.end(body);
  const [answer]: IncomingMessage[] = await once(asked, "response");
  if (answer === undefined) throw new TypeError("a response comes with its message");
  // one that breaks off is told of by the answer, too
  asked.on("error", () => {});
  return { status: answer.statusCode ?? 0, answer: JSON.parse(await text(answer)) };
}

/** Asks for what a service has at a path, and shows it the key. */
export const request = ({ url, headers }: ServiceAddress, path: string): Promise<Response> =>
  fetch(`${url}/${path}`, {
    ...(headers !== undefined && { headers }),
    redirect: "error", // the key is for this address
    signal: AbortSignal.timeout(DEADLINE_MS),
  });

/** What a refusal tells whoever typed the command, by the service's code. */
const TOLD: ReadonlyMap<unknown, ErrorCode> = new Map<unknown, ErrorCode>([
  ["BAD_USER_INPUT", "BAD_USER_INPUT"],
  ["CONFLICT", "CONFLICT"],
  ["NOT_FOUND", "NOT_FOUND"],
  ["FORBIDDEN", "FORBIDDEN"],
  ["LIMIT_EXCEEDED", "LIMIT_EXCEEDED"],
  ["UNAVAILABLE", "UNAVAILABLE"],
]);

/** Statuses of what is too much at this time alone, and not too large. */
const TRY_LATER: ReadonlySet<number> = new Set([429, 503]);

/** One error is told of several: the first. */
function refusal({ url }: ServiceAddress, status: number, errors: unknown): ProoflineError {
  const first: unknown = Array.isArray(errors) ? errors[0] : errors;
  const code = optional(first, "extensions", "code");
  const path = optional(first, "extensions", "path");
  const message = shown(String(optional(first, "message") ?? "no reason"));
  if (code === "UNAUTHENTICATED")
    return new ProoflineError(
      "UNAUTHENTICATED",
      `the service at ${url} asks who you are: put an API key into PROOFLINE_API_KEY, or a file with it behind --api-key-file`,
    );
  const told = TRY_LATER.has(status) ? "UNAVAILABLE" : TOLD.get(code);
  if (told === undefined)
    return new ProoflineError("UNAVAILABLE", `the service at ${url} could not answer: ${message}`);
  return typeof path === "string" && message.startsWith(`${path}: `)
    ? new ProoflineError(told, message.slice(path.length + 2), { path })
    : new ProoflineError(told, message);
}

/** The value at a path of an answer. Throws UNAVAILABLE where there is none. */
export function at(answer: unknown, ...path: readonly string[]): unknown {
  const value = optional(answer, ...path);
  if (value === undefined || value === null)
    throw new ProoflineError("UNAVAILABLE", `the service's answer lacks ${path.join(".")}`);
  return value;
}

/** The value at a path of an answer; undefined or null where there is none. */
export function optional(answer: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(name) : undefined,
    answer,
  );
}

/** The list at a name of an answer; none where there is none. */
export function listAt(answer: unknown, name: string): readonly unknown[] {
  const list = optional(answer, name);
  return Array.isArray(list) ? list : [];
}

/** The bytes of a document that a service answered, asked for with its encoding and content. */
export const documentBytes = (document: unknown): Uint8Array =>
  Buffer.from(String(at(document, "content")), at(document, "encoding") === "BASE64" ? "base64" : "utf8");
