import { compare, described, ratioOf } from "../comparison.js";
import type { Result } from "../result.js";
import type { Run } from "../run.js";
import { CONCURRENT } from "../sizes.js";

const GOAL = 0.25;
/** So that the turns of both sides take about as long. */
const TYPENAMES_A_SINGLE = 4;

/** Concurrent single mutations against the least that the same server can be asked. */
export async function singles({ service, sizes, predictions, progress }: Run): Promise<Result[]> {
  progress("singles: concurrent single mutations against {__typename}");
  const comparison = await compare(service.target, {
    ours: "httpSingles",
    theirs: "httpTypename",
    rounds: sizes.rounds,
    warmUps: sizes.warmUps,
    next: () => {
      const keys = predictions.take(sizes.singles);
      return { ours: { keys }, theirs: { keys: { ...keys, count: keys.count * TYPENAMES_A_SINGLE } } };
    },
  });
  const ratio = ratioOf(comparison);
  return [
    {
      what: `${CONCURRENT} concurrent recordPrediction, to {__typename}`,
      measured: described(ratio, "a second"),
      goal: `>= ${GOAL}`,
      met: ratio.ratio >= GOAL,
    },
  ];
}
