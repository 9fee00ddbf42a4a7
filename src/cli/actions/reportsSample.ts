import { sha256Hex } from "#sha256";
import { canonical } from "../../facts/json.js";

/**
 * A uniform sample of what is added, in the order in which it was added: those with the lowest SHA-256 of `[seed, request id]`
 * (RFC 8785). So it depends on the seed and on what there is, and on nothing else; and whoever knows both can draw it again. Holds
 * twice as many at most as are drawn.
 */
export class Sample<T extends { readonly requestId: string }> {
  readonly #size: number;
  readonly #seed: number;
  #drawn: { readonly score: string; readonly place: number; readonly one: T }[] = [];
  #added = 0;
  /** Whoever is above it is not drawn. */
  #highest: string | undefined;

  constructor(size: number, seed: number) {
    this.#size = size;
    this.#seed = seed;
  }

  add(one: T): void {
    const place = this.#added++;
    const score = sha256Hex(canonical([this.#seed, one.requestId]));
    if (this.#highest !== undefined && score > this.#highest) return;
    this.#drawn.push({ score, place, one });
    if (this.#drawn.length >= 2 * this.#size) this.#cut();
  }

  drawn(): T[] {
    this.#cut();
    return this.#drawn.toSorted((a, b) => a.place - b.place).map(({ one }) => one);
  }

  #cut(): void {
    this.#drawn.sort((a, b) => (a.score < b.score ? -1 : 1));
    this.#drawn.length = Math.min(this.#drawn.length, this.#size);
    if (this.#drawn.length === this.#size) this.#highest = this.#drawn.at(-1)?.score;
  }
}
