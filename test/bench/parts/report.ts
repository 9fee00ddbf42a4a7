import { compare, described, type Ratio, ratioOf } from "../comparison.js";
import { TRAIL } from "../facts/trail.js";
import type { Result } from "../result.js";
import type { Run } from "../run.js";

const GOAL = 2;
const GROWTH_GOAL = 1.2;
/** Service and Neo4j, just started, get faster for some thousands of calls; without this the store would seem to shrink. */
const WARM_UPS = 20;

/** Audit reports of predictions from all over the store against the same walks through the driver. */
export async function report({ service, sizes, predictions, progress }: Run): Promise<Ratio> {
  progress(`reports: auditReport against the raw walk, ${predictions.recorded} predictions`);
  let turn = 0;
  const comparison = await compare(service.target, {
    ours: "httpReport",
    theirs: "rawTrail",
    rounds: sizes.rounds,
    warmUps: Math.max(sizes.warmUps, WARM_UPS),
    next: () => {
      const round = { keys: predictions.spread(sizes.reports, 7 * turn++), trail: TRAIL };
      return { ours: round, theirs: round };
    },
  });
  return ratioOf(comparison);
}

export const reportResult = (ratio: Ratio, recorded: number): Result => ({
  what: `auditReport of ${TRAIL.nodes} nodes, to the raw walk, ${recorded.toLocaleString("en")} predictions`,
  measured: described(ratio, "ms p50"),
  goal: `<= ${GOAL}`,
  met: ratio.ratio <= GOAL,
});

export function growthResult(small: Ratio, large: Ratio): Result {
  const growth = large.ours / small.ours;
  return {
    what: "growth of auditReport's p50 between the two",
    measured: `${growth.toFixed(2)} (the raw walk's ${(large.theirs / small.theirs).toFixed(2)})`,
    goal: `<= ${GROWTH_GOAL}`,
    met: growth <= GROWTH_GOAL,
  };
}
