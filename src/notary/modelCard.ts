import { MODEL_CARDS } from "../documents/modelCards.js";
import type { StoredFact } from "../facts/record.js";
import type { Graph } from "../graph/graph.js";
import { readServed } from "../graph/modelCard.js";
import { latestSize } from "../graph/report.js";
import { readModelTrail } from "../graph/trail.js";
import { buildModelCard, type ModelVersionCard } from "../report/modelCard/card.js";
import type { ModelCardFormatName } from "../report/modelCard/formatNames.js";
import { provenCard, type Served, servedOf, shownFacts } from "../report/modelCard/proven.js";
import type { Policy } from "../report/rule.js";
import { openTrail } from "../report/trail.js";
import { proofOf, type ReportDocument } from "./auditReport.js";
import type { Checkpoints } from "./checkpoints.js";

/** A model card, and what is made of it where it is asked for. */
export interface ProvableCard extends ModelVersionCard {
  /** Where the model version serves. Read once. Throws LIMIT_EXCEEDED. */
  readonly served: () => Promise<Served>;
  /** With proofs for the latest checkpoint. Throws LIMIT_EXCEEDED. */
  readonly document: (format: ModelCardFormatName) => Promise<ReportDocument>;
}

export interface CardRequest {
  readonly modelVersion: string;
  readonly policy: Policy;
  readonly now: Date;
}

/** What is known of a model version. Throws NOT_FOUND and LIMIT_EXCEEDED. */
export async function modelCard(
  graph: Graph,
  checkpoints: Checkpoints,
  { modelVersion, policy, now }: CardRequest,
): Promise<ProvableCard> {
  const { signedSize } = checkpoints;
  const { facts, size } = await readModelTrail(graph, modelVersion);
  const trail = openTrail(facts);
  const card = buildModelCard(trail, policy);
  /** Of what was there when the trail was read: all of a card is of one moment. */
  const readBeside = async () =>
    (await readServed(graph, modelVersion)).filter(
      ({ recorded }) => recorded !== null && recorded.index < size,
    );
  let reading: Promise<readonly StoredFact[]> | undefined;
  const beside = () => {
    reading ??= readBeside();
    return reading;
  };
  return {
    ...card,
    served: async () => servedOf(await beside()),
    document: async (format) => {
      const served = await beside();
      const { mediaType, encoding, render } = MODEL_CARDS[format];
      const asOf = latestSize({ ...facts, attached: [...facts.attached, ...served] }, size, signedSize);
      const proof = await proofOf(graph, checkpoints, {
        stored: shownFacts([...trail.stored, ...served]),
        subject: { kind: "ModelVersion", key: modelVersion },
        asOf,
      });
      const whole = provenCard(card, trail, servedOf(served), {
        generatedAt: now.toISOString(),
        asOf,
        proof,
      });
      return { mediaType, encoding, content: await render(whole) };
    },
  };
}
