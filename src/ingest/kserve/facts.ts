import { badInputAt, ProoflineError, tooMuchAt } from "../../facts/error.js";
import type { JsonValue } from "../../facts/json.js";
import { LIMITS } from "../../facts/limits.js";
import { parseFact } from "../../facts/parse.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import type { Half } from "./event.js";
import { rowsOf } from "./rows.js";

/**
 * The predictions of an inference: one for each row, as `id#0`, `id#1` and so on where there are several. Where requests and
 * responses are not as many, or not rows at all, both bodies are one prediction, whole.
 *
 * @param answeredAt when the response came, for one that does not say when it was given
 */
export function predictionsOf(request: Half, response: Half, answeredAt: string): FactInput[] {
  const id = requestIdOf(request, response);
  const inputs = rowsOf("request", request.body);
  const outputs = rowsOf("response", response.body);
  const isByRow = inputs !== undefined && outputs !== undefined && inputs.length === outputs.length;
  const rows = isByRow
    ? inputs.map((features, i) => ({ features, prediction: outputs[i] ?? null }))
    : [{ features: request.body, prediction: response.body }];
  return rows.map((row, i) => ({
    kind: "Prediction",
    path: isByRow ? `rows[${i}]` : "body",
    input: {
      requestId: rows.length === 1 ? id : `${id}#${i}`,
      deployment: request.deployment,
      timestamp: response.time ?? answeredAt,
      ...row,
    },
  }));
}

/** Earlier versions of KServe pass the caller's headers on with the request alone. */
export const requestIdOf = (request: Half, response: Half): string =>
  request.requestId ?? response.requestId ?? request.eventId;

/** The keys that a half's prediction may have been recorded by: of one row, or of the first of several. */
export function keysOf({ requestId, eventId }: Half): readonly string[] {
  const id = requestId ?? eventId;
  return [id, `${id}#0`];
}

/**
 * Refuses a half now that could not be recorded later, when nobody waits for the answer. Throws BAD_USER_INPUT or LIMIT_EXCEEDED
 * that names the place.
 */
export function checkHalf(half: Half): void {
  const { part, body } = half;
  if (body === null) throw badInputAt("body", "must not be null");
  const rows = rowsOf(part, body);
  if (rows === undefined) checkValue(half, half.requestId ?? half.eventId, body, "body");
  else if (rows.length > LIMITS.batch)
    throw tooMuchAt("body", `has ${rows.length} rows, and at most ${LIMITS.batch} are possible`);
  else
    for (const [i, row] of rows.entries())
      checkValue(half, rowKey(half, rows.length, i), row, `body.rows[${i}]`);
}

const rowKey = ({ requestId, eventId }: Half, count: number, i: number): string => {
  const id = requestId ?? eventId;
  return count === 1 ? id : `${id}#${i}`;
};

/** Holds a value against what a prediction may have, whichever half it is of. */
function checkValue({ deployment, time }: Half, requestId: string, features: JsonValue, path: string): void {
  try {
    const input = { requestId, deployment, timestamp: time ?? ANY_TIME, features, prediction: true };
    parseFact("Prediction", input, path);
  } catch (error) {
    if (!(error instanceof ProoflineError)) throw error;
    throw new ProoflineError(error.code, error.message.replace(`${path}.features`, path), { cause: error });
  }
}

const ANY_TIME = "1970-01-01T00:00:00.000Z";
