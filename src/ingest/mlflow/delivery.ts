import { createHmac, timingSafeEqual } from "node:crypto";
import { ProoflineError } from "../../facts/error.js";
import { isKey } from "../../facts/scalar.js";

/** How far the time of a delivery may be from ours, in milliseconds. MLflow sends again for less than a minute, under the same time. */
const WINDOW_MS = 5 * 60_000;

/** The headers of a delivery, in lower case (mlflow/webhooks/constants.py). */
export const SIGNATURE = "x-mlflow-signature";
export const TIMESTAMP = "x-mlflow-timestamp";
export const DELIVERY_ID = "x-mlflow-delivery-id";

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One message for every reason, so that who guesses learns nothing. */
const unsigned = (): ProoflineError =>
  new ProoflineError(
    "UNAUTHENTICATED",
    `this takes a delivery of MLflow's, signed with the webhook's secret: ${SIGNATURE}, ${TIMESTAMP} of the last five minutes, and ${DELIVERY_ID}`,
  );

/**
 * Checks that a request is a delivery that MLflow signed with the secret: `v1,` and the base64 of the HMAC-SHA256 of id, time and
 * body, with dots between (mlflow/webhooks/delivery.py). Throws UNAUTHENTICATED.
 *
 * @returns the delivery's id, which is signed and the same however often MLflow sends it
 */
export function verifyDelivery(secret: string, headers: Headers, body: Uint8Array, now: Date): string {
  const id = headers[DELIVERY_ID];
  const timestamp = headers[TIMESTAMP];
  const signature = headers[SIGNATURE];
  if (typeof id !== "string" || typeof timestamp !== "string" || typeof signature !== "string")
    throw unsigned();
  const expected = Buffer.from(
    `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.`).update(body).digest("base64")}`,
  );
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw unsigned();
  // what follows is signed
  const isNow =
    /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1_000) <= WINDOW_MS;
  if (!isNow || id.length > 128 || !isKey(id)) throw unsigned();
  return id;
}
