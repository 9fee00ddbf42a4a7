import { compare } from "../comparison.js";
import { searchable } from "../facts/searchable.js";
import { type Figure, ratioFigure } from "../figure.js";
import type { Run } from "../run.js";
import { recordFacts } from "./fill.js";

const SEARCH = { limit: 10 };
const CALLS = 100;
/** Facts of a batch, which record the same words beside their own. */
const BATCH = 2_500;

/** Hits of two words among many facts that have words, against a query of the same words in the same index. */
export async function search(run: Run): Promise<Figure[]> {
  const { service, sizes, predictions, progress } = run;
  for (let from = 0; from < sizes.searched; from += BATCH) {
    const count = Math.min(BATCH, sizes.searched - from);
    await recordFacts(run, searchable({ prefix: predictions.prefix, from, step: 1, count }));
    if ((from + count) % (20 * BATCH) === 0) progress(`${from + count} facts with words recorded`);
  }
  progress("search: two words, against a query of the full-text index");
  let turn = 0;
  const comparison = await compare(service, {
    ours: "httpSearch",
    theirs: "rawFullText",
    rounds: sizes.rounds,
    warmUps: sizes.warmUps,
    next: () => {
      const step = Math.floor(sizes.searched / CALLS);
      const keys = { prefix: predictions.prefix, from: (7 * turn++) % step, step, count: CALLS };
      return { ours: { keys }, theirs: { keys } };
    },
  });
  const what = `search for two words among ${sizes.searched} facts with words, to a query of the full-text index`;
  return [ratioFigure({ id: "search", what }, comparison, "latency", SEARCH)];
}
