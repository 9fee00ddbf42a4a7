import { beforeAll, describe, expect, it } from "vitest";
import { Client, type Receipt, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { besideTrail, type Fact, trailFacts } from "../../support/trailFacts.js";

const service = useService();

interface Report {
  readonly answers: { readonly whichModel: { readonly sentence: string } };
  readonly completeness: { readonly gaps: readonly { readonly code: string; readonly key: string }[] };
  readonly graph: {
    readonly edges: readonly {
      readonly type: string;
      readonly to: { readonly key: string };
      readonly amendment: string | null;
      readonly supersededBy: string | null;
    }[];
  };
  readonly amendments: readonly unknown[];
}
const REPORT = `query ($id: ID!, $asOf: AsOf) { auditReport(requestId: $id, asOf: $asOf) {
  answers { whichModel { sentence } }
  completeness { gaps { code key } }
  graph { edges { type to { key } amendment supersededBy } }
  amendments { key corrects references { field deployment } }
} }`;
const reportOf = async (p: string, asOf?: object) =>
  (await service.client.ask<{ auditReport: Report }>(REPORT, { id: `${p}req-42`, asOf })).auditReport;

const amendment = (p: string, fact: string, correction: object, key = "am-1"): Fact => ({
  amendment: {
    key: `${p}${key}`,
    kind: "Prediction",
    fact: `${p}${fact}`,
    correction,
    reason: "typing error",
  },
});
/** A trail whose prediction names a deployment that nobody recorded. */
const mistyped = (p: string) => trailFacts(p, { prediction: { deployment: `${p}d-77` } });

describe("a reference that leads nowhere", () => {
  const p = newPrefix();

  it("is named in the receipt, and not once it leads somewhere", async () => {
    const query = `mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { key unrecorded { kind key } } }`;
    const send = async (facts: readonly Fact[]) =>
      (await service.client.ask<{ recordFacts: { key: string; unrecorded: object[] }[] }>(query, { facts }))
        .recordFacts;
    expect((await send(mistyped(p))).filter(({ unrecorded }) => unrecorded.length > 0)).toEqual([
      { key: `${p}req-42`, unrecorded: [{ kind: "Deployment", key: `${p}d-77` }] },
    ]);
    const late = {
      deployment: {
        key: `${p}d-77`,
        modelVersion: `${p}credit-risk@7`,
        environment: "test",
        startedAt: "2026-10-05T09:00:00Z",
      },
    };
    await send([late]);
    expect((await send(mistyped(p))).flatMap(({ unrecorded }) => unrecorded)).toEqual([]);
  });

  it("is refused where the batch is strict, and nothing of it is recorded", async () => {
    const q = newPrefix();
    const query = `mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts, strict: true) { key duplicate } }`;
    const facts = mistyped(q);
    expect(await service.client.refusal(query, { facts })).toMatchObject({
      extensions: { code: "NOT_FOUND", path: `facts[${facts.length - 1}].prediction` },
      message: expect.stringContaining(`Deployment ${q}d-77`),
    });
    const { recordFacts } = await service.client.ask<{ recordFacts: Receipt[] }>(query, {
      facts: trailFacts(q),
    });
    expect(recordFacts.every(({ duplicate }) => !duplicate)).toBe(true);
  });

  it("is put right by an amendment, which the trail follows, and says so", async () => {
    const q = newPrefix();
    await service.client.record(...mistyped(q));
    const before = await reportOf(q);
    expect(before.completeness.gaps.map(({ code }) => code)).toContain("UNRECORDED_REFERENCE");
    const [{ index = 0 } = {}] = await service.client.record(
      amendment(q, "req-42", { deployment: `${q}d-7` }),
    );
    const after = await reportOf(q);
    expect(after.completeness.gaps.map(({ code }) => code)).not.toContain("UNRECORDED_REFERENCE");
    expect(after.completeness.gaps).toContainEqual({ code: "AMENDED", key: `${q}req-42` });
    expect(after.answers.whichModel.sentence).toContain(`${q}credit-risk@7`);
    expect(after.graph.edges.filter(({ type }) => type === "SERVED_BY")).toEqual([
      { type: "SERVED_BY", to: { key: `${q}d-7` }, amendment: `${q}am-1`, supersededBy: null },
      { type: "SERVED_BY", to: { key: `${q}d-77` }, amendment: null, supersededBy: `${q}am-1` },
    ]);
    expect(after.amendments).toEqual([
      {
        key: `${q}am-1`,
        corrects: ["deployment"],
        references: [{ field: "deployment", deployment: `${q}d-7` }],
      },
    ]);
    const past = await reportOf(q, { index });
    expect(past.completeness).toEqual(before.completeness);
  });

  it("put right twice leads on from the second, which only the first one's walk reaches", async () => {
    const q = newPrefix();
    const facts = trailFacts(q, {
      prediction: { deployment: `${q}d-77` },
      deployment: { modelVersion: `${q}mistyped@7` },
    });
    await service.client.record(...facts);
    await service.client.record(amendment(q, "req-42", { deployment: `${q}d-7` }), {
      amendment: {
        key: `${q}am-2`,
        kind: "Deployment",
        fact: `${q}d-7`,
        correction: { modelVersion: `${q}credit-risk@7` },
        reason: "typing error",
      },
    });
    expect((await reportOf(q)).answers.whichModel.sentence).toContain(`Model ${q}credit-risk@7`);
  });

  it("of a fact that points at the trail belongs into the report too, with what was erased of it", async () => {
    const q = newPrefix();
    await service.client.record(...trailFacts(q), ...besideTrail(q), {
      amendment: {
        key: `${q}am-2`,
        kind: "Retirement",
        fact: `${q}r-1`,
        correction: { performedBy: "Eve" },
        reason: "typing error",
      },
    });
    const ERASE = 'mutation ($key: ID!) { erase(kind: Amendment, key: $key, reason: "asked for") { key } }';
    await service.client.ask(ERASE, { key: `${q}am-2` });
    const { auditReport } = await service.client.ask<{ auditReport: unknown }>(
      "query ($id: ID!) { auditReport(requestId: $id) { amendments { key } erasures { kind fact } } }",
      { id: `${q}req-42` },
    );
    expect(auditReport).toEqual({
      amendments: [{ key: `${q}am-1` }, { key: `${q}am-2` }],
      erasures: [{ kind: "Amendment", fact: `${q}am-2` }],
    });
  });

  it("shows in the lineage both ways", async () => {
    const q = newPrefix();
    await service.client.record(...mistyped(q), amendment(q, "req-42", { deployment: `${q}d-7` }));
    const query = `query ($kind: FactKind!, $key: ID!, $direction: Direction!) {
      lineage(kind: $kind, key: $key, direction: $direction) { nodes { kind key } edges { amendment supersededBy } } }`;
    const lineage = async (kind: string, key: string, direction: string) =>
      (
        await service.client.ask<{ lineage: { nodes: { kind: string; key: string }[]; edges: unknown[] } }>(
          query,
          {
            kind,
            key: `${q}${key}`,
            direction,
          },
        )
      ).lineage;
    const up = await lineage("Prediction", "req-42", "UPSTREAM");
    expect(up.nodes.map(({ key }) => key)).toEqual(
      expect.arrayContaining([`${q}d-7`, `${q}warehouse/loans`]),
    );
    expect(up.nodes.map(({ kind }) => kind)).not.toContain("Amendment");
    const down = await lineage("SourceTable", "warehouse/loans", "DOWNSTREAM");
    expect(down.nodes.map(({ key }) => key)).toContain(`${q}req-42`);
    expect(down.edges).toContainEqual({ amendment: `${q}am-1`, supersededBy: null });
  });
});

describe("an amendment", () => {
  const p = newPrefix();
  const asked = useService({ AUTH: "keys" });
  let keys: Record<string, string>;

  beforeAll(async () => {
    keys = await createKeys({
      [`${p}anna`]: ["INGEST"],
      [`${p}boris`]: ["INGEST", "APPROVE"],
      [`${p}root`]: ["ADMIN"],
    });
  });

  const send = async (name: string, ...facts: readonly Fact[]) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${keys[`${p}${name}`]}` };
    const body = JSON.stringify({
      query: "mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { key } }",
      variables: { facts },
    });
    const response = await fetch(`${asked.client.url}/graphql`, { method: "POST", headers, body });
    const { errors } = (await response.json()) as {
      errors?: { extensions: { code: string; path?: string } }[];
    };
    return errors?.[0]?.extensions;
  };
  const table = { sourceTable: { key: `${p}w/loans`, owner: "Data Ofice" } };
  const right = (key: string, correction: object): Fact => ({
    amendment: {
      key: `${p}${key}`,
      kind: "SourceTable",
      fact: `${p}w/loans`,
      correction,
      reason: "typing error",
    },
  });

  it("is taken of whoever recorded the fact, and of an ADMIN; of nobody else", async () => {
    expect(await send("anna", table)).toBeUndefined();
    expect(await send("boris", right("b", { owner: "Boris" }))).toEqual({
      code: "FORBIDDEN",
      path: "facts[0].amendment.fact",
    });
    expect(await send("anna", right("a", { owner: "Data Office" }))).toBeUndefined();
    expect(await send("root", right("r", { owner: "Data Office" }))).toBeUndefined();
  });

  it("of fields that the kind does not have is refused, and what follows from it can't be given", async () => {
    expect(await send("anna", right("x", { owners: ["Data Office"] }))).toEqual({
      code: "BAD_USER_INPUT",
      path: "facts[0].amendment.correction.owners",
    });
    const given = { amendment: { ...right("x", { owner: "x" }).amendment, corrects: ["owner"] } };
    expect((await send("anna", given))?.code).toBe("BAD_USER_INPUT");
  });
});

describe("who approves", () => {
  const p = newPrefix();
  const asked = useService({ AUTH: "keys" });

  it("reads the catalogue, the lineage and the gaps of a model version, and no prediction", async () => {
    await service.client.record(...trailFacts(p, { approval: null, transition: { approval: null } }));
    const keys = await createKeys({ [`${p}eve`]: ["APPROVE"] });
    const client = new (class extends Client {
      override post(body: string) {
        const headers = { "content-type": "application/json", authorization: `Bearer ${keys[`${p}eve`]}` };
        return fetch(`${this.url}/graphql`, { method: "POST", headers, body });
      }
    })(asked.client.url);
    const { modelCard, modelVersions, lineage } = await client.ask<{
      modelCard: { modelVersion: object; completeness: { gaps: { code: string }[] } };
      modelVersions: object[];
      lineage: { nodeCount: number };
    }>(
      `query ($key: ID!) {
        modelCard(modelVersion: $key) {
          modelVersion { key artifactSha256 } trainingRuns { key } datasetVersions { key sha256 }
          transformations { key exclusions { rule } } sourceTables { key owner } approvals { key }
          completeness { complete gaps { code severity kind key message } }
        }
        modelVersions(where: { key: { eq: $key } }) { key }
        lineage(kind: ModelVersion, key: $key) { nodeCount }
      }`,
      { key: `${p}credit-risk@7` },
    );
    expect(modelCard.modelVersion).toMatchObject({ key: `${p}credit-risk@7` });
    expect(modelCard.completeness.gaps.map(({ code }) => code)).toContain("NO_APPROVAL");
    expect(modelVersions).toHaveLength(1);
    expect(lineage.nodeCount).toBe(6);
    expect(
      (
        await client.refusal("query ($id: ID!) { auditReport(requestId: $id) { requestId } }", {
          id: `${p}req-42`,
        })
      ).extensions.code,
    ).toBe("FORBIDDEN");
  });

  it("sees no gap where an approval stands, wherever a stage transition refers to", async () => {
    const q = newPrefix();
    await service.client.record(...trailFacts(q));
    const { modelCard } = await service.client.ask<{
      modelCard: { completeness: { gaps: { code: string }[] } };
    }>("query ($key: ID!) { modelCard(modelVersion: $key) { completeness { gaps { code } } } }", {
      key: `${q}credit-risk@7`,
    });
    expect(modelCard.completeness.gaps.map(({ code }) => code)).not.toContain("NO_APPROVAL");
  });

  it("is told of a model version that nobody knows", async () => {
    expect(
      (await service.client.refusal('{ modelCard(modelVersion: "nobody@1") { modelVersion { key } } }'))
        .extensions.code,
    ).toBe("NOT_FOUND");
  });
});
