import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { badInput, badInputAt, ProoflineError } from "../../facts/error.js";
import { MLFLOW } from "../../facts/role.js";
import { verifyDelivery } from "../../ingest/mlflow/delivery.js";
import { factOfEvent } from "../../ingest/mlflow/event.js";
import type { Services } from "../context.js";
import { bodyText, readBody } from "../request/body.js";
import { JsonBounds } from "../request/jsonBounds.js";
import { callerOf, recordFacts } from "./record.js";

/**
 * `POST /api/v1/mlflow` takes the webhooks of MLflow's registry. They carry no API key: MLflow signs them with the secret, and
 * whoever has that can record as `mlflow-webhook`, and nothing else. Without a secret there is no such route.
 */
export function addMlflowRoute(
  http: FastifyInstance,
  services: () => Services,
  secret: string | undefined,
): void {
  if (secret === undefined) return;
  void http.register(async (scope) => {
    // the signature is over the bytes as they came
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/json", (request: FastifyRequest, payload: Readable) =>
      readBody(request, payload, new JsonBounds()),
    );
    scope.post("/api/v1/mlflow", { config: { access: "signed" } }, async (request) => {
      const { body } = request;
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const delivery = verifyDelivery(secret, request.headers, bytes, services().now());
      request.caller = { ...callerOf(request), principal: MLFLOW };
      const fact = factOfEvent(parseJson(bytes), delivery);
      if (fact === undefined) return { recorded: [], test: true };
      const receipts = await recordFacts(request, services(), [fact]).catch((error: unknown) => {
        throw error instanceof ProoflineError ? asOfEvent(error) : error;
      });
      return {
        recorded: receipts.map(({ kind, key, index, duplicate }) => ({ kind, key, index, duplicate })),
      };
    });
  });
}

/** A shorter one can be guessed. */
const MIN_SECRET = 16;

/** The secret of the setting's file; a line's end after it is the editor's. Throws BAD_USER_INPUT that names the setting. */
export async function readMlflowSecret(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const name = "MLFLOW_WEBHOOK_SECRET_FILE";
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw badInputAt(name, `${file} can't be read`, cause);
  });
  const secret = text.replace(/\r?\n$/, "");
  if (secret.length >= MIN_SECRET) return secret;
  throw badInputAt(name, `${file} must hold a secret of at least ${MIN_SECRET} characters`);
}

function parseJson(bytes: Buffer): unknown {
  const text = bodyText(bytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badInput("the body is not JSON", cause);
  }
}

/** The event's name of a place in the fact that it is. */
function asOfEvent(error: ProoflineError): ProoflineError {
  return error.code === "BAD_USER_INPUT" && error.path?.endsWith(".at")
    ? badInputAt("timestamp", error.message.slice(error.path.length + 2), error)
    : error;
}
