import { describe, expect, it } from "vitest";
import { type Receipt, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { besideTrail, trailFacts } from "../../support/trailFacts.js";

const service = useService();
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

describe("the mutations", () => {
  const p = newPrefix();
  const facts = [...trailFacts(p), ...besideTrail(p)].flatMap((fact) => Object.entries(fact));

  it.each(facts)(
    "record%s (a %s) answers with its receipt, and again as duplicate",
    async (member, input) => {
      const name = `record${capital(member)}`;
      const mutation = `mutation ($input: ${capital(member)}Input!) {
      ${name}(input: $input) { kind key index leafHash recordedAt duplicate }
    }`;
      const { [name]: receipt } = await service.client.ask<Record<string, Receipt>>(mutation, { input });
      expect(receipt).toEqual({
        kind: capital(member),
        key: input.key ?? input.requestId,
        index: expect.any(Number),
        leafHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        duplicate: false,
      });
      const again = await service.client.ask<Record<string, Receipt>>(mutation, { input });
      expect(again[name]).toEqual({ ...receipt, duplicate: true });
    },
  );

  it("recordFacts records facts of several kinds in the order given, and says which were there", async () => {
    const q = newPrefix();
    const [table, etl] = trailFacts(q);
    const [first] = await service.client.record(table ?? {});
    const receipts = await service.client.record(etl ?? {}, table ?? {});
    expect(receipts).toEqual([
      expect.objectContaining({ kind: "Transformation", key: `${q}etl-1`, duplicate: false }),
      { ...first, duplicate: true },
    ]);
    expect(receipts[0]?.index).toBe((first?.index ?? 0) + 1);
  });

  it("recordPredictions records a batch of 2,000, with receipts in order", async () => {
    const q = newPrefix();
    const inputs = Array.from({ length: 2_000 }, (_, i) => ({
      requestId: `${q}${i}`,
      modelVersion: `${q}m@1`,
      features: { i, text: "é" },
      prediction: i % 2 === 0,
      timestamp: "2026-11-21T14:02:11Z",
    }));
    const { recordPredictions } = await service.client.ask<{ recordPredictions: Receipt[] }>(
      "mutation ($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) { key index } }",
      { inputs },
    );
    expect(recordPredictions.map(({ key }) => key)).toEqual(inputs.map(({ requestId }) => requestId));
    const [first] = recordPredictions;
    expect(recordPredictions.map(({ index }) => index)).toEqual(
      inputs.map((_, i) => (first?.index ?? 0) + i),
    );
  });

  it("take literals as they take variables", async () => {
    const q = newPrefix();
    const { recordPrediction } = await service.client.ask<{ recordPrediction: Receipt }>(`mutation {
      recordPrediction(input: {
        requestId: "${q}literal", modelVersion: "SimpleClassifierV1", features: {feature1: 5, feature2: 3.5, list: [null, true]},
        prediction: "ClassA", timestamp: "2026-11-21T15:02:11+01:00"
      }) { key duplicate }
    }`);
    expect(recordPrediction).toEqual({ key: `${q}literal`, duplicate: false });
    const { predictions } = await service.client.ask<{ predictions: unknown }>(
      `{ predictions(filter: {requestIds: ["${q}literal"]}) { edges { node { features prediction timestamp } } } }`,
    );
    const node = {
      features: { feature1: 5, feature2: 3.5, list: [null, true] },
      prediction: "ClassA",
      timestamp: "2026-11-21T14:02:11.000Z",
    };
    expect(predictions).toEqual({ edges: [{ node }] });
  });
});
