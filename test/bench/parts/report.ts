import { type Comparison, compare } from "../comparison.js";
import { TRAIL } from "../facts/trail.js";
import { type Figure, ratioFigure } from "../figure.js";
import type { SideName } from "../protocol.js";
import type { Run } from "../run.js";
import { CALLERS } from "../sizes.js";
import { growthOf } from "../summary.js";

const AUDITED = { limit: 1.5, aim: 1.3 };
const GROWTH = 1.1;
/** A service just started, and its Neo4j, get faster for some thousands of calls: without this the store would seem to shrink. */
const JUST_STARTED = 20;

/** What audit reports of predictions from all over the store cost beyond the raw driver. */
export interface Reports {
  readonly recorded: number;
  /** To the walk and one commit of one node, one caller and many. */
  readonly alone: Comparison;
  readonly together: Comparison;
  /** To the walk alone, one caller. */
  readonly walk: Comparison;
}

export async function report(run: Run, isFirst: boolean): Promise<Reports> {
  const warmUps = isFirst ? JUST_STARTED : run.sizes.warmUps;
  return {
    recorded: run.predictions.recorded,
    alone: await against(run, "rawAudited", 1, warmUps),
    together: await against(run, "rawAudited", CALLERS, run.sizes.warmUps),
    walk: await against(run, "rawTrail", 1, run.sizes.warmUps),
  };
}

async function against(
  { service, sizes, predictions, progress }: Run,
  theirs: SideName,
  callers: number,
  warmUps: number,
): Promise<Comparison> {
  progress(
    `reports: auditReport against ${theirs}, ${callers} at a time, ${predictions.recorded} predictions`,
  );
  let turn = 0;
  return compare(service, {
    ours: "httpReport",
    theirs,
    rounds: sizes.rounds,
    warmUps,
    next: () => {
      const round = { keys: predictions.spread(sizes.reports, 7 * turn++), trail: TRAIL, callers };
      return { ours: round, theirs: round };
    },
  });
}

/** `size` names the store in every run, however many predictions it held. */
export function reportFigures(
  { recorded, alone, together, walk }: Reports,
  size: "small" | "large",
): Figure[] {
  const among = `${recorded.toLocaleString("en")} predictions`;
  const what = "auditReport and its access, to the raw walk and one commit";
  return [
    ratioFigure({ id: `report.1.${size}`, what: `${what}, 1 caller, ${among}` }, alone, "latency", AUDITED),
    ratioFigure(
      { id: `report.${CALLERS}.${size}`, what: `${what}, ${CALLERS} callers, ${among}` },
      together,
      "latency",
      AUDITED,
    ),
    ratioFigure(
      { id: `report.walk.${size}`, what: `the same to the walk alone, 1 caller, ${among}` },
      walk,
      "latency",
    ),
  ];
}

export function growthFigure(small: Reports, large: Reports): Figure {
  const { value, pairs } = growthOf(small.alone.ours, large.alone.ours);
  const what = `growth of auditReport's p50 from ${small.recorded.toLocaleString("en")} to ${large.recorded.toLocaleString("en")} predictions`;
  return { id: "report.growth", what, unit: "", value, pairs, better: "lower", limit: GROWTH };
}
