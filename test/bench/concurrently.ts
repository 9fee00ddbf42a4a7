import { performance } from "node:perf_hooks";
import type { Times } from "./protocol.js";

/** What each item gave, in order, and what the items took. */
export interface Done<Result> {
  readonly results: readonly Result[];
  readonly times: Times;
}

/** Works through the items, `lanes` at a time. */
export async function concurrently<Item, Result>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item, lane: number) => Promise<Result>,
): Promise<Done<Result>> {
  const results: Result[] = [];
  const milliseconds: number[] = [];
  const waiting = items.entries();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (const [place, item] of waiting) {
        const called = performance.now();
        results[place] = await work(item, lane);
        milliseconds[place] = performance.now() - called;
      }
    }),
  );
  return { results, times: { seconds: (performance.now() - begun) / 1_000, milliseconds } };
}
