import { compare, described, type Ratio, ratioOf } from "../comparison.js";
import { TRAIL } from "../facts/trail.js";
import type { SideName } from "../protocol.js";
import type { Result } from "../result.js";
import type { Run } from "../run.js";
import { CALLERS } from "../sizes.js";

const AUDITED_GOAL = 1.3;
const GROWTH_GOAL = 1.2;
/** Service and Neo4j, just started, get faster for some thousands of calls; without this the store would seem to shrink. */
const WARM_UPS = 20;

/** What audit reports of predictions from all over the store cost beyond the raw driver. */
export interface Reports {
  readonly recorded: number;
  /** To the walk alone, one caller. */
  readonly walk: Ratio;
  /** To the walk and one commit of one node, by callers. */
  readonly audited: readonly { readonly callers: number; readonly ratio: Ratio }[];
}

export async function report(run: Run): Promise<Reports> {
  const audited = [];
  for (const callers of [1, CALLERS])
    audited.push({ callers, ratio: await against(run, "rawAudited", callers) });
  return { recorded: run.predictions.recorded, walk: await against(run, "rawTrail", 1), audited };
}

async function against(
  { service, sizes, predictions, progress }: Run,
  theirs: SideName,
  callers: number,
): Promise<Ratio> {
  progress(
    `reports: auditReport against ${theirs}, ${callers} at a time, ${predictions.recorded} predictions`,
  );
  let turn = 0;
  const comparison = await compare(service.target, {
    ours: "httpReport",
    theirs,
    rounds: sizes.rounds,
    warmUps: Math.max(sizes.warmUps, WARM_UPS),
    next: () => {
      const round = { keys: predictions.spread(sizes.reports, 7 * turn++), trail: TRAIL, callers };
      return { ours: round, theirs: round };
    },
  });
  return ratioOf(comparison);
}

export function reportResults({ recorded, walk, audited }: Reports): Result[] {
  const among = `${recorded.toLocaleString("en")} predictions`;
  return [
    ...audited.map(({ callers, ratio }) => ({
      what: `auditReport and its access, to the raw walk and one commit, ${callers} at a time, ${among}`,
      measured: described(ratio, "ms p50"),
      goal: `<= ${AUDITED_GOAL}`,
      met: ratio.ratio <= AUDITED_GOAL,
    })),
    {
      what: `the same to the raw walk alone, ${TRAIL.nodes} nodes, ${among}`,
      measured: described(walk, "ms p50"),
      goal: "-",
      met: undefined,
    },
  ];
}

export function growthResult({ walk: small }: Reports, { walk: large }: Reports): Result {
  const growth = large.ours / small.ours;
  return {
    what: "growth of auditReport's p50 between the two",
    measured: `${growth.toFixed(2)} (the raw walk's ${(large.theirs / small.theirs).toFixed(2)})`,
    goal: `<= ${GROWTH_GOAL}`,
    met: growth <= GROWTH_GOAL,
  };
}
