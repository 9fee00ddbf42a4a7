import type { ApiKey } from "../graph/keys.js";

/** A key that ends soon. */
export interface KeyExpiry {
  readonly id: string;
  readonly name: string;
  /** In epoch milliseconds. */
  readonly at: number;
}

const DAY_MS = 86_400_000;
/** From so long before its end on, a key's holder is told of it. */
const SOON_MS = 14 * DAY_MS;

/** The end of a key that comes within two weeks; undefined of any other key. */
export function endsSoon({ id, name, expiresAt }: ApiKey, now: number): KeyExpiry | undefined {
  return expiresAt === null || expiresAt - now > SOON_MS ? undefined : { id, name, at: expiresAt };
}

/** Says of each key that ends soon, and is still used, that it does: once a day. */
export class ExpiryNotices {
  readonly #say: (line: string) => void;
  #day = Number.NaN;
  readonly #said = new Set<string>();

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  used({ id, name, at }: KeyExpiry, now: number): void {
    const day = Math.floor(now / DAY_MS);
    if (day !== this.#day) this.#said.clear();
    this.#day = day;
    if (this.#said.has(id)) return;
    this.#said.add(id);
    this.#say(
      `the API key ${id} of ${name} ends at ${new Date(at).toISOString()} and is in use: make another (proofline key create)`,
    );
  }
}
