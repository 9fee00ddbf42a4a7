import type { JsonValue } from "../../facts/json.js";
import type { Random } from "../random.js";

type Plain = string | number | boolean;

/** Numbers of one side that are kept: all of so many, and else a uniform sample of this size. */
export const RESERVOIR = 10_000;
/** More different values than this are no categories. */
export const MAX_CATEGORIES = 1_000;
/** A longer text is no category. */
const MAX_CATEGORY_LENGTH = 200;

/** The values of a feature in one range of time, in memory that does not grow with their number. */
export class FeatureSample {
  readonly #random: Random;
  /** Values that are there and not null. */
  count = 0;
  /** Those of them that are numbers. */
  numbers = 0;
  /** A sample of these. */
  readonly reservoir: number[] = [];
  /** How often each value is there; null where these are no categories. */
  categories: Map<Plain, number> | null = new Map();

  constructor(random: Random) {
    this.#random = random;
  }

  add(value: JsonValue): void {
    if (value === null) return;
    this.count++;
    if (typeof value === "number") this.#keep(value);
    if (this.categories === null) return;
    if (typeof value === "object" || (typeof value === "string" && value.length > MAX_CATEGORY_LENGTH)) {
      this.categories = null;
      return;
    }
    const known = this.categories.get(value);
    if (known === undefined && this.categories.size === MAX_CATEGORIES) this.categories = null;
    else this.categories.set(value, (known ?? 0) + 1);
  }

  /** Vitter's algorithm R. */
  #keep(value: number): void {
    this.numbers++;
    if (this.reservoir.length < RESERVOIR) {
      this.reservoir.push(value);
      return;
    }
    const place = Math.floor(this.#random() * this.numbers);
    if (place < RESERVOIR) this.reservoir[place] = value;
  }
}
