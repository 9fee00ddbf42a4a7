import { createHmac } from "node:crypto";
import { badInputAt } from "../../facts/error.js";

const PREFIX = "whsec_";
const MIN_BYTES = 24;
const MAX_BYTES = 64;
const MAX_SECRETS = 2;

/**
 * The secrets in a file: `whsec_` and base64 of 24 to 64 bytes, one a line; a second one while the first is replaced. Throws
 * BAD_USER_INPUT under that name, which does not quote them.
 */
export function parseSecrets(text: string, name: string): readonly Uint8Array[] {
  const lines = text.split(/\s+/).filter((line) => line !== "");
  if (lines.length === 0 || lines.length > MAX_SECRETS)
    throw badInputAt(name, `must hold one secret, or ${MAX_SECRETS} while it is replaced, one a line`);
  return lines.map((line) => {
    const encoded = line.startsWith(PREFIX) ? line.slice(PREFIX.length) : undefined;
    const bytes = Buffer.from(encoded ?? "", "base64");
    const isWhole = bytes.toString("base64").replace(/=+$/, "") === encoded?.replace(/=+$/, "");
    if (!isWhole || bytes.length < MIN_BYTES || bytes.length > MAX_BYTES)
      throw badInputAt(
        name,
        `a secret must be ${PREFIX} and base64 of ${MIN_BYTES} to ${MAX_BYTES} random bytes, as \`echo whsec_$(openssl rand -base64 32)\` makes one`,
      );
    return bytes;
  });
}

/** What is signed. */
export interface Message {
  /** Of the message, the same whenever it is sent again. */
  readonly id: string;
  /** When it is sent, in seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** The headers of https://www.standardwebhooks.com (spec 1.0.0, symmetric signatures); without a secret, without a signature. */
export function signedHeaders(
  { id, timestamp, body }: Message,
  secrets: readonly Uint8Array[],
): Record<string, string> {
  const signatures = secrets.map(
    (secret) => `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64")}`,
  );
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    ...(signatures.length > 0 && { "webhook-signature": signatures.join(" ") }),
  };
}
