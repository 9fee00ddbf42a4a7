import { compare } from "../comparison.js";
import { DIAMOND, diamondFacts } from "../facts/diamond.js";
import { predictionsOf } from "../facts/prediction.js";
import { type Figure, ratioFigure } from "../figure.js";
import type { Run } from "../run.js";
import { recordFacts } from "./fill.js";

const GOAL = { limit: 3 };

/** A trail with more paths than could ever be walked one by one. */
export async function diamond(run: Run): Promise<Figure[]> {
  const { service, sizes, predictions, progress } = run;
  progress("diamond: auditReport of a diamond against the raw walk and one commit");
  const keys = { prefix: `${predictions.prefix}-diamond`, from: 0, step: 0, count: 1 };
  await recordFacts(run, diamondFacts(keys.prefix));
  await recordFacts(
    run,
    predictionsOf(keys).map((prediction) => ({ prediction: { ...prediction } })),
  );
  const round = { keys: { ...keys, count: sizes.reports }, trail: DIAMOND };
  const comparison = await compare(service, {
    ours: "httpReport",
    theirs: "rawAudited",
    rounds: sizes.rounds,
    warmUps: sizes.warmUps,
    next: () => ({ ours: round, theirs: round }),
  });
  const what = `auditReport of a diamond, ${DIAMOND.nodes} nodes, to the raw walk and one commit`;
  return [ratioFigure({ id: "report.diamond", what }, comparison, "latency", GOAL)];
}
