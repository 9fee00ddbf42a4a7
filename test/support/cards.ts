import type { StoredFact } from "../../src/facts/record.js";
import { buildModelCard, type ProvenCard } from "../../src/report/modelCard/card.js";
import { provenCard, servedOf, shownFacts } from "../../src/report/modelCard/proven.js";
import { DEFAULT_POLICY } from "../../src/report/policy.js";
import { madeBy } from "../../src/report/served.js";
import { openTrail, type PredictionTrail } from "../../src/report/trail.js";
import { provenFacts } from "./proven.js";

/** What the service reads beside a model version's trail. */
const BESIDE: readonly StoredFact["kind"][] = ["StageTransition", "Deployment", "Retirement"];

/** The card of the model version behind a prediction, as the service makes it. */
export function cardOf(of: PredictionTrail, size = of.stored.length + 200): ProvenCard {
  const start = madeBy(of);
  if (start === null) throw new TypeError("no model version made the prediction");
  const { stored, truncated } = of;
  const trail = openTrail({ start, walked: stored, attached: stored, truncated });
  const served = stored.filter(({ kind }) => BESIDE.includes(kind));
  const proof = provenFacts(shownFacts([...trail.stored, ...served]), start, { size });
  return provenCard(buildModelCard(trail, DEFAULT_POLICY), trail, servedOf(served), {
    generatedAt: "2026-11-22T08:00:00.000Z",
    asOf: size,
    proof,
  });
}
