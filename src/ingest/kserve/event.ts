import { isUtf8 } from "node:buffer";
import { sha256Hex } from "#sha256";
import { badInputAt } from "../../facts/error.js";
import { canonical, isObject, type JsonValue } from "../../facts/json.js";
import { parseKey, parseTime } from "../../facts/scalar.js";
import { type DeploymentTemplate, deploymentFrom } from "./deployment.js";

export type Part = "request" | "response";

/** One half of an inference, as its event says it. */
export interface Half {
  readonly part: Part;
  /** The same of both halves, and of nothing else. */
  readonly pair: string;
  /** What the event calls the inference. */
  readonly eventId: string;
  /** The caller's own id, where the logger passes the header on. */
  readonly requestId: string | null;
  readonly deployment: string;
  readonly time: string | null;
  readonly body: JsonValue;
}

/** Headers as Node has them: names in small letters, each byte of a value a character. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const PARTS: Readonly<Record<string, Part>> = {
  "org.kubeflow.serving.inference.request": "request",
  "org.kubeflow.serving.inference.response": "response",
};

const ANNOTATION = "proofline/deployment";
const REQUEST_ID = "x-request-id";

/**
 * Reads an event of KServe's logger (CloudEvents 1.0, HTTP binding, binary mode; kserve/pkg/logger). Throws BAD_USER_INPUT that
 * names the header.
 */
export function readEvent(headers: Headers, body: JsonValue, template: DeploymentTemplate): Half {
  const type = required(headers, "ce-type");
  const part = PARTS[type];
  if (part === undefined) throw badInputAt("ce-type", `must be ${Object.keys(PARTS).join(" or ")}`);
  const specVersion = required(headers, "ce-specversion");
  if (!/^(1\.0|0\.3)$/.test(specVersion)) throw badInputAt("ce-specversion", "must be 1.0");
  const eventId = parseKey(required(headers, "ce-id"), "ce-id");
  const time = textOf(headers, "ce-time");
  const names = {
    inferenceservice: textOf(headers, "ce-inferenceservicename"),
    namespace: textOf(headers, "ce-namespace"),
    component: textOf(headers, "ce-component"),
    endpoint: textOf(headers, "ce-endpoint"),
  };
  return {
    part,
    // a transformer and its predictor log the same id where the caller gave it
    pair: sha256Hex(canonical({ ...names, source: textOf(headers, "ce-source"), eventId })),
    eventId,
    requestId: requestIdOf(headers),
    deployment: annotatedDeployment(headers) ?? deploymentFrom(template, names),
    time: time === null ? null : parseTime(time, "ce-time"),
    body,
  };
}

/** `X-Request-Id` of the headers that the logger was told to pass on, as a JSON object of lists. */
function requestIdOf(headers: Headers): string | null {
  const metadata = objectOf(headers, "ce-metadata");
  const name = Object.keys(metadata).find((given) => given.toLowerCase() === REQUEST_ID);
  if (name === undefined) return null;
  const given: unknown = metadata[name];
  const value: unknown = Array.isArray(given) ? given[0] : given;
  return parseKey(value, `ce-metadata.${name}`);
}

function annotatedDeployment(headers: Headers): string | undefined {
  const given = objectOf(headers, "ce-annotations")[ANNOTATION];
  return given === undefined ? undefined : parseKey(given, `ce-annotations.${ANNOTATION}`);
}

/** A header that holds a JSON object. KServe writes it as it is; the binding would have it percent-encoded (section 3.1.3.2). */
function objectOf(headers: Headers, name: string): Readonly<Record<string, unknown>> {
  const text = textOf(headers, name);
  if (text === null || text === "null") return {};
  const value = parsed(text) ?? parsed(decoded(text));
  if (!isObject(value)) throw badInputAt(name, "must be a JSON object");
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller says what is wrong
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // no JSON either
  }
}

function required(headers: Headers, name: string): string {
  const value = textOf(headers, name);
  if (value === null)
    throw badInputAt(
      name,
      "is required: this takes CloudEvents in binary mode, as KServe's logger sends them",
    );
  return value;
}

/** Null for one that is not there or empty. Throws BAD_USER_INPUT where it is not UTF-8. */
function textOf(headers: Headers, name: string): string | null {
  const given = headers[name];
  if (given === undefined || given === "") return null;
  if (typeof given !== "string") throw badInputAt(name, "must be there once");
  const bytes = Buffer.from(given, "latin1");
  if (!isUtf8(bytes)) throw badInputAt(name, "is not UTF-8");
  return bytes.toString();
}
