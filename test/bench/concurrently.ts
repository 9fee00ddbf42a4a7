import { performance } from "node:perf_hooks";

/** Works through the items, `lanes` at a time, and returns what each gave, in order, and the seconds it all took. */
export async function concurrently<Item, Result>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item, lane: number) => Promise<Result>,
): Promise<{ results: Result[]; seconds: number }> {
  const results: Result[] = [];
  const waiting = items.entries();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (const [place, item] of waiting) results[place] = await work(item, lane);
    }),
  );
  return { results, seconds: (performance.now() - begun) / 1_000 };
}
