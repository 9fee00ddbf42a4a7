import { isUtf8 } from "node:buffer";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Caller } from "../../access/auditedRequest.js";
import { badInput, ProoflineError } from "../../facts/error.js";
import { holds } from "../../facts/role.js";
import { nextTurn } from "../../graph/nextTurn.js";
import { JsonBounds } from "./jsonBounds.js";

/** Bytes of a request's body: of whoever asks, and of those who may record, for their batches. */
const BODY_BYTES = 256 * 1024;
const BATCH_BYTES = 16 * 1024 * 1024;

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether bodies may come compressed, with `Content-Encoding: gzip`. */
    gzip?: boolean;
  }
  interface FastifyRequest {
    /** Whether its body is over what a request may have that records nothing. */
    isLarge: boolean;
  }
}

/** Reads JSON bodies, and refuses what is too large while it arrives. Bodies of another type are refused unread. */
export function addJsonBody(http: FastifyInstance): void {
  http.decorateRequest("isLarge", false);
  readJsonBodies(http, (text) => text);
}

/** The same for the routes of one plugin, whose JSON text a function of its own makes ready to be parsed. */
export function readJsonBodies(http: FastifyInstance, prepare: (text: string) => string): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser("application/json", jsonBody(http, prepare));
}

/** What reads a body as JSON, whatever its type is called. */
export function jsonBody(
  http: FastifyInstance,
  prepare = (text: string): string => text,
): (request: FastifyRequest, payload: Readable) => Promise<unknown> {
  const parse = http.getDefaultJsonParser("error", "error");
  return async (request, payload) => {
    const text = bodyText(await readBody(request, payload, new JsonBounds()));
    const body = await new Promise<unknown>((resolve, reject) => {
      void parse(request, prepare(text), (error, value) => (error === null ? resolve(value) : reject(error)));
    });
    // what reads it has a turn of its own
    if (request.isLarge) await nextTurn();
    return body;
  };
}

/** A body's text. Throws BAD_USER_INPUT for what is not UTF-8: nothing of it is replaced in silence. */
export function bodyText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw badInput("the body is not UTF-8");
  return bytes.toString();
}

/** What looks at a body while it arrives, and throws to refuse it. */
interface Bounds {
  add(chunk: Buffer): void;
}

/**
 * A body's bytes, inflated where they came compressed. Refuses what is too large while it arrives, inflated or not: throws
 * LIMIT_EXCEEDED, what `bounds` throws, and BAD_USER_INPUT for what can't be read.
 */
export async function readBody(request: FastifyRequest, payload: Readable, bounds?: Bounds): Promise<Buffer> {
  const bytes = await readWithin(limitOf(request.caller), request, plain(request, payload), bounds);
  request.isLarge = bytes.length > BODY_BYTES;
  return bytes;
}

/** The body without its compression. */
function plain({ headers, routeOptions }: FastifyRequest, payload: Readable): Readable {
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding === "identity") return payload;
  if (encoding !== "gzip" || routeOptions.config.gzip !== true)
    throw badInput(`the body's Content-Encoding ${JSON.stringify(encoding)} is not taken here`);
  const inflated = new PassThrough();
  // its error is what reading it fails with
  pipeline(payload, createGunzip(), inflated).catch(() => {});
  return inflated;
}

function readWithin(
  limit: number,
  { headers }: FastifyRequest,
  payload: Readable,
  bounds: Bounds | undefined,
): Promise<Buffer> {
  const tooLarge = () =>
    new ProoflineError("LIMIT_EXCEEDED", `a request of this caller has at most ${limit} bytes`);
  if (Number(headers["content-length"]) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const add = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      try {
        if (length > limit) throw tooLarge();
        bounds?.add(chunk);
      } catch (error) {
        stop();
        reject(error);
      }
    };
    const end = (): void => {
      stop();
      resolve(Buffer.concat(chunks, length));
    };
    const fail = (cause: unknown): void => {
      stop();
      reject(badInput("the body can't be read to its end", cause));
    };
    const stop = (): void => {
      payload
        .off("data", add)
        .off("end", end)
        .off("error", fail)
        .on("error", () => {});
      payload.pause();
    };
    payload.on("data", add).on("end", end).on("error", fail).resume();
  });
}

const limitOf = (caller: Caller | null): number =>
  caller !== null && RECORDING.some((role) => holds(caller.principal, role)) ? BATCH_BYTES : BODY_BYTES;
const RECORDING = ["INGEST", "APPROVE", "ADMIN"] as const;
