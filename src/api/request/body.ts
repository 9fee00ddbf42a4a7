import { isUtf8 } from "node:buffer";
import type { Readable } from "node:stream";
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
  interface FastifyRequest {
    /** Whether its body is over what a request may have that records nothing. */
    isLarge: boolean;
  }
}

/** Reads JSON bodies, and refuses what is too large while it arrives. Bodies of another type are refused unread. */
export function addJsonBody(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser("error", "error");
  http.decorateRequest("isLarge", false);
  http.removeAllContentTypeParsers();
  http.addContentTypeParser("application/json", async (request: FastifyRequest, payload: Readable) => {
    const bytes = await readBody(payload, request);
    request.isLarge = bytes.length > BODY_BYTES;
    if (!isUtf8(bytes)) throw badInput("the body is not UTF-8");
    const body = await new Promise<unknown>((resolve, reject) => {
      void parse(request, bytes.toString(), (error, value) =>
        error === null ? resolve(value) : reject(error),
      );
    });
    // what reads it has a turn of its own
    if (request.isLarge) await nextTurn();
    return body;
  });
}

/** Throws LIMIT_EXCEEDED. */
function readBody(payload: Readable, { caller, headers }: FastifyRequest): Promise<Buffer> {
  const limit = limitOf(caller);
  const tooLarge = () =>
    new ProoflineError("LIMIT_EXCEEDED", `a request of this caller has at most ${limit} bytes`);
  if (Number(headers["content-length"]) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const bounds = new JsonBounds();
    const chunks: Buffer[] = [];
    let length = 0;
    const add = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      try {
        if (length > limit) throw tooLarge();
        bounds.add(chunk);
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
      payload.off("data", add).off("end", end).off("error", fail).pause();
    };
    payload.on("data", add).on("end", end).on("error", fail).resume();
  });
}

const limitOf = (caller: Caller | null): number =>
  caller !== null && RECORDING.some((role) => holds(caller.principal, role)) ? BATCH_BYTES : BODY_BYTES;
const RECORDING = ["INGEST", "APPROVE", "ADMIN"] as const;
