import { compare } from "../comparison.js";
import { type Figure, ratioFigure } from "../figure.js";
import type { Run } from "../run.js";
import { CONCURRENT } from "../sizes.js";

const GOAL = { limit: 0.4 };
/** So that the turns of both sides take about as long. */
const TYPENAMES_A_SINGLE = 4;

/** Concurrent single mutations against the least that the same server can be asked. */
export async function singles({ service, sizes, predictions, progress }: Run): Promise<Figure[]> {
  progress("singles: concurrent single mutations against {__typename}");
  const comparison = await compare(service, {
    ours: "httpSingles",
    theirs: "httpTypename",
    rounds: sizes.rounds,
    warmUps: sizes.warmUps,
    next: () => {
      const keys = predictions.take(sizes.singles);
      return { ours: { keys }, theirs: { keys: { ...keys, count: keys.count * TYPENAMES_A_SINGLE } } };
    },
  });
  const what = `${CONCURRENT} concurrent recordPrediction, to {__typename}`;
  return [ratioFigure({ id: "singles", what }, comparison, "rate", GOAL)];
}
