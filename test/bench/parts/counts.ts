import { compare } from "../comparison.js";
import { type Figure, ratioFigure } from "../figure.js";
import type { Run } from "../run.js";

const IMPACT = { limit: 20 };
const COVERAGE = { limit: 5 };
const CALLS = { impact: 50, coverage: 3 };

/** What rests on a source table, counted, against one node by its key. */
export async function impact({ service, sizes, predictions, progress }: Run): Promise<Figure[]> {
  progress("impact: counts of all predictions against the lookup of one node");
  let turn = 0;
  const comparison = await compare(service, {
    ours: "httpImpact",
    theirs: "rawLookup",
    rounds: sizes.rounds,
    warmUps: sizes.warmUps,
    next: () => {
      const keys = predictions.spread(CALLS.impact, 7 * turn++);
      return { ours: { keys, counted: predictions.recorded }, theirs: { keys } };
    },
  });
  const what = "impact's counts, to the lookup of one node by its key";
  return [ratioFigure({ id: "impact", what }, comparison, "latency", IMPACT)];
}

/** Which predictions have a complete trail, counted, against counting them in their index. */
export async function coverage({ service, sizes, predictions, progress }: Run): Promise<Figure[]> {
  progress("coverage: of all predictions against counting them");
  const round = { keys: predictions.spread(CALLS.coverage, 0), counted: predictions.recorded };
  const comparison = await compare(service, {
    ours: "httpCoverage",
    theirs: "rawCount",
    rounds: sizes.rounds,
    warmUps: sizes.warmUps,
    next: () => ({ ours: round, theirs: round }),
  });
  const what = "coverage of a model version, to a count over its index range";
  return [ratioFigure({ id: "coverage", what }, comparison, "latency", COVERAGE)];
}
