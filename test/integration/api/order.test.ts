import { describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { besideTrail, type Fact, trailFacts } from "../../support/trailFacts.js";

const service = useService();

const REPORT = `query ($id: ID!) { auditReport(requestId: $id) {
  requestId
  answers { whichModel { sentence facts { kind key } } trainedOn { sentence facts { kind key } } approvedBy { sentence facts { kind key } } }
  completeness { verdict complete gaps { code severity kind key message } nodeCount edgeCount }
  graph { nodes { kind key recorded properties } edges { type from { kind key } to { kind key } properties } nodeCount edgeCount truncated }
  prediction { requestId deployment modelVersion features prediction timestamp servingNode }
  deployment { key modelVersion environment servingNodes stageTransition startedAt }
  stageTransitions { key modelVersion fromStage toStage performedBy reason approval at }
  approvals { key modelVersion approver decision reference at }
  modelVersion { key artifactSha256 producedBy }
  trainingRuns { key metrics { name value slice } trainedOn { datasetVersion role } hyperparameters }
  datasetVersions { key sha256 rowCount columns { name type } writtenBy }
  transformations { key reads { sourceTable datasetVersion dateFrom dateTo rowCount } exclusions { rule reason rowCount } }
  sourceTables { key owner columns { name type personal } }
  decisions { key decision } retirements { key deployment at } outcomes { key prediction actual at } reviews { key prediction reviewer decision at } amendments { key fact correction reason }
} }`;

/** A fixed shuffle, so that a failure can be seen again. */
function shuffled(facts: readonly Fact[], seed: number): Fact[] {
  let state = seed;
  const ranked = facts.map((fact) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return { fact, rank: state };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ fact }) => fact);
}

describe("the order in which facts arrive", () => {
  const allFacts = (p: string) => [...trailFacts(p), ...besideTrail(p)];

  async function reportOf(arrange: (facts: Fact[]) => Fact[], batched: boolean): Promise<unknown> {
    const p = newPrefix();
    const facts = arrange(allFacts(p));
    if (batched) await service.client.record(...facts);
    else for (const fact of facts) await service.client.record(fact);
    const report = await service.client.ask<unknown>(REPORT, { id: `${p}req-42` });
    // when each was recorded is another time
    const text = JSON.stringify(report)
      .replaceAll(p, "")
      .replace(/recorded (?:on )?\d[\d-]+ [\d:.]+ UTC/g, "recorded then");
    return JSON.parse(text);
  }

  it.each([
    ["in reverse, in one batch", (facts: Fact[]) => facts.toReversed(), true],
    ["in reverse, one by one", (facts: Fact[]) => facts.toReversed(), false],
    ["shuffled, in one batch", (facts: Fact[]) => shuffled(facts, 7), true],
    ["shuffled, one by one", (facts: Fact[]) => shuffled(facts, 42), false],
    ["shuffled otherwise, one by one", (facts: Fact[]) => shuffled(facts, 2026), false],
  ])("makes no difference to the report: %s", async (_, arrange, batched) => {
    const inOrder = await reportOf((facts) => facts, true);
    expect(inOrder).toMatchObject({ auditReport: { completeness: { verdict: "COMPLETE" } } });
    expect(await reportOf(arrange, batched)).toEqual(inOrder);
  });
});
