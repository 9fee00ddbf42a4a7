import fc from "fast-check";

/** Values by chance within a property of fast-check, which makes them smaller where it fails. */
export class Draw {
  readonly #gen: fc.GeneratorValue;

  constructor(gen: fc.GeneratorValue) {
    this.#gen = gen;
  }

  /** From 0 to one less. */
  below(count: number): number {
    return this.#gen(fc.nat, count - 1);
  }

  /** So many times of a hundred. Never, where a failure is made smaller. */
  percent(chance: number): boolean {
    return this.below(100) >= 100 - chance;
  }

  of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError("nothing to choose from");
    return value;
  }

  text(): string {
    return this.#gen(fc.string, { unit: "binary", maxLength: 40 });
  }

  json(): unknown {
    return this.#gen(fc.jsonValue, { maxDepth: 4 });
  }

  bytes(): Uint8Array {
    return this.#gen(fc.uint8Array, { maxLength: 300 });
  }

  /** What no input is prepared for, of a type that may be right. */
  odd(): unknown {
    return this.of<() => unknown>([
      () => null,
      () => this.json(),
      () => this.text(),
      () => "x".repeat(5_000),
      () => -1,
      () => 2 ** 53,
      () => 1e308,
      () => 0.1,
      () => true,
      () => [],
      () => ({}),
      () => [[[[[[]]]]]],
      () => "\ud800",
      () => "\u0000",
      () => JSON.parse('{"__proto__":{"a":1},"constructor":1}'),
      () => Array.from({ length: 1_200 }, () => 0),
    ])();
  }

  /** A JSON value of which parts are others, or missing. */
  changed(value: unknown): unknown {
    if (this.percent(6)) return this.odd();
    if (Array.isArray(value)) return value.flatMap((one) => (this.percent(4) ? [] : [this.changed(one)]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) =>
        this.percent(4) ? [] : [[this.percent(2) ? this.text() : name, this.changed(one)]],
      ),
    );
  }

  /** Bytes that are cut, or of which one is another. */
  damaged(bytes: Uint8Array): Uint8Array {
    if (bytes.length === 0) return bytes;
    if (this.percent(50)) return bytes.slice(0, this.below(bytes.length));
    const copy = bytes.slice();
    copy[this.below(copy.length)] = this.below(256);
    return copy;
  }
}
