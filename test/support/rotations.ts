import { type SigningKey, signingKey } from "../../src/log/key.js";
import { formatNote, signatureOf } from "../../src/log/note.js";
import { formatRotation, type Rotation } from "../../src/log/rotation.js";

/** Keys of one log, each of its own seed. */
export const keysOf = (origin: string, count: number): SigningKey[] =>
  Array.from({ length: count }, (_, i) => signingKey(origin, new Uint8Array(32).fill(i + 100)));

/** What two keys say of a change, signed by both unless others are to sign it. */
export function rotation(
  before: SigningKey,
  after: SigningKey,
  said: Partial<Rotation> = {},
  signers: readonly SigningKey[] = [before, after],
): string {
  const text = formatRotation({
    origin: before.name,
    before,
    after,
    size: 10,
    root: new Uint8Array(32).fill(1),
    at: "2026-11-20T08:00:00.000Z",
    ...said,
  });
  return formatNote(
    text,
    signers.map((key) => ({ key, signature: signatureOf(text, key) })),
  );
}

/** One change after the other. */
export const chain = (keys: readonly SigningKey[]): string[] =>
  keys.flatMap((key, i) => {
    const next = keys[i + 1];
    return next === undefined ? [] : [rotation(key, next, { size: 10 * (i + 1) })];
  });
