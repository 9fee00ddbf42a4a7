import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  buildClientSchema,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { parseVerifierKey } from "../../../src/log/key.js";
import { Notary } from "../../../src/notary/notary.js";
import { verifyReport } from "../../../src/report/verify/report.js";
import { Client, openService, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import {
  besideTrail,
  type Changes,
  type Fact,
  minutesAgo,
  TIMES,
  trailFacts,
} from "../../support/trailFacts.js";

const service = useService();

interface Gap {
  readonly code: string;
  readonly severity: string;
  readonly kind: string;
  readonly key: string;
  readonly message: string;
}
interface Report {
  readonly completeness: {
    readonly verdict: string;
    readonly complete: boolean;
    readonly gaps: readonly Gap[];
  };
}
const GAPS =
  "query ($id: ID!) { auditReport(requestId: $id) { completeness { verdict complete gaps { code severity kind key message } } } }";
const completenessOf = async (p: string, client = service.client) =>
  (await client.ask<{ auditReport: Report }>(GAPS, { id: `${p}req-42` })).auditReport.completeness;

describe("the report of a complete trail", () => {
  const p = newPrefix();
  let whole: Record<string, unknown>;

  beforeAll(async () => {
    await service.client.record(...trailFacts(p), ...besideTrail(p));
    const schema = buildClientSchema(await service.client.ask<IntrospectionQuery>(getIntrospectionQuery()));
    const query = `query ($id: ID!) { auditReport(requestId: $id) ${everything(schema, "AuditReport")} }`;
    const { auditReport } = await service.client.ask<{ auditReport: Record<string, unknown> }>(query, {
      id: `${p}req-42`,
    });
    whole = auditReport;
  });

  it("is complete, and says what is no gap but worth knowing", () => {
    expect(whole.completeness).toMatchObject({
      verdict: "COMPLETE",
      complete: true,
      policy: { lateMinutes: 60, lateMinutesByKind: [], severities: [], changes: [] },
      gaps: [expect.objectContaining({ code: "AMENDED", severity: "INFO" })],
      nodeCount: 10,
      edgeCount: 12,
    });
  });

  it.each([
    "stageTransitions",
    "approvals",
    "trainingRuns",
    "datasetVersions",
    "transformations",
    "sourceTables",
    "amendments",
    "decisions",
    "retirements",
    "outcomes",
    "reviews",
  ])("fills the section %s", (section) => {
    expect(whole[section]).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: expect.stringContaining(p) })]),
    );
  });

  it("shows the prediction with its values, and the deployment and model version it came from", () => {
    expect(whole.prediction).toMatchObject({
      requestId: `${p}req-42`,
      features: { amount: 1200 },
      prediction: "accept",
      timestamp: TIMES.predicted,
      servingNode: "n-1",
      recordedBy: "local",
    });
    expect(whole.deployment).toMatchObject({ key: `${p}d-7`, servingNodes: ["n-1", "n-2"] });
    expect(whole.modelVersion).toMatchObject({ artifactSha256: "3f2a".repeat(16), producedBy: `${p}job-1` });
  });

  it("shows lists parsed, and references with what stands on their edges", () => {
    expect(whole.transformations).toMatchObject([
      {
        exclusions: [{ rule: "amount < 0", reason: "booking errors", rowCount: 1234 }],
        reads: [
          { sourceTable: `${p}warehouse/loans`, dateFrom: "2026-01-01T00:00:00.000Z", rowCount: 100_000 },
        ],
      },
    ]);
    expect(whole.trainingRuns).toMatchObject([
      {
        hyperparameters: { depth: 6 },
        metrics: [{ name: "accuracy", value: 0.875, slice: "gender=female" }],
        trainedOn: [
          { datasetVersion: `${p}loans@1`, role: "TRAIN" },
          { datasetVersion: `${p}loans-test@1`, role: "TEST" },
        ],
      },
    ]);
  });

  it("answers the four questions in a sentence each", () => {
    const facts = expect.arrayContaining([expect.objectContaining({ key: `${p}credit-risk@7` })]);
    expect(whole.answers).toMatchObject({
      whichModel: {
        facts,
        sentence: expect.stringMatching(
          /credit-risk@7 .* UTC \(recorded .* UTC\), as deployment .* in production since .*n-1/,
        ),
      },
      trainedOn: { sentence: expect.stringContaining(`${p}loans@1`) },
      approvedBy: {
        sentence: expect.stringMatching(/^Alice approved .*recorded .* UTC by local on behalf of Alice\)/),
      },
      reviewedBy: { sentence: expect.any(String) },
    });
  });

  it.each([
    ["JSON", "application/json", "{"],
    ["MARKDOWN", "text/markdown", "# "],
    ["HTML", "text/html", "<!doctype html>"],
    ["PDF", "application/pdf", "%PDF-1.7"],
  ])("is a document in %s", async (format, mediaType, start) => {
    const query = `query ($id: ID!) { auditReport(requestId: $id) { document(format: ${format}) { mediaType encoding content } } }`;
    const { auditReport } = await service.client.ask<{
      auditReport: { document: { mediaType: string; encoding: string; content: string } };
    }>(query, { id: `${p}req-42` });
    const { content: given, encoding, ...rest } = auditReport.document;
    expect([rest.mediaType, encoding]).toEqual([
      expect.stringContaining(mediaType),
      format === "PDF" ? "BASE64" : "UTF8",
    ]);
    const content = encoding === "UTF8" ? given : Buffer.from(given, "base64").toString("latin1");
    expect(content.startsWith(start)).toBe(true);
    expect(content).toContain("credit-risk@7");
  });

  it("is proven once, for its proof and all documents of a query", async () => {
    const covering = vi.spyOn(Notary.prototype, "covering");
    const query = `query ($id: ID!) { auditReport(requestId: $id) {
      proof { checkpoint } json: document(format: JSON) { content } markdown: document(format: MARKDOWN) { content }
    } }`;
    type Proven = { proof: { checkpoint: string }; json: { content: string }; markdown: { content: string } };
    const { auditReport } = await service.client.ask<{ auditReport: Proven }>(query, { id: `${p}req-42` });
    expect(covering).toHaveBeenCalledOnce();
    covering.mockRestore();
    const { proof, json, markdown } = auditReport;
    expect(JSON.parse(json.content).proof).toMatchObject(proof);
    expect(markdown.content).toContain(proof.checkpoint.split("\n")[0]);
  });

  it("shows in a document who read it, the newest 50 of them, and counts the others", async () => {
    const read = async () => {
      const query =
        "query Look($id: ID!) { auditReport(requestId: $id) { document(format: MARKDOWN) { content } } }";
      const { auditReport } = await service.client.ask<{ auditReport: { document: { content: string } } }>(
        query,
        { id: `${p}read` },
      );
      return /^## Who read it$[^#]*/m.exec(auditReport.document.content)?.[0] ?? "";
    };
    await service.client.record({
      prediction: {
        requestId: `${p}read`,
        deployment: `${p}d-7`,
        features: {},
        prediction: 1,
        timestamp: "2026-11-21T14:02:11Z",
      },
    });
    await read();
    // the access of the first is in the log before its answer
    expect(await read()).toMatch(/^\| .* \| local +\| Look +\| ALLOWED \|$/m);
    const reported = Array.from({ length: 60 }, (_, i) => ({
      access: {
        key: `${p}reading-${i}`,
        system: "registry",
        principal: "ann",
        operation: "download",
        facts: [{ kind: "Prediction", key: `${p}read` }],
        at: "2026-11-21T15:00:00Z",
        outcome: "DENIED",
      },
    }));
    await service.client.record(...reported);
    const section = await read();
    expect(section).toMatch(/^6\d accesses named this prediction .* The\s+newest 50 are shown\./m);
    expect(section.match(/^\| .* \| (local|ann) /gm)).toHaveLength(50);
  });

  it("of a prediction that others only refer to has a proof of those, and says in vain what it is about", async () => {
    const id = `${p}referred-to`;
    await service.client.record({
      outcome: { key: `${p}o-referred`, prediction: id, actual: "paid", at: minutesAgo(1) },
    });
    const { auditReport } = await service.client.ask<{ auditReport: { document: { content: string } } }>(
      "query ($id: ID!) { auditReport(requestId: $id) { document(format: JSON) { content } } }",
      { id },
    );
    const key = parseVerifierKey((await (await fetch(`${service.client.url}/log/vkey`)).text()).trim());
    expect(JSON.parse(auditReport.document.content).proof.inclusions).toHaveLength(1);
    expect(verifyReport(auditReport.document.content, key)).toMatchObject({
      ...{ valid: false, where: "requestId", what: "is of a prediction whose entry is not in the report" },
    });
  });

  it("is not there for a request that nobody recorded", async () => {
    const error = await service.client.refusal(GAPS, { id: `${p}nobody` });
    expect(error).toMatchObject({
      message: `no prediction has the request id "${p}nobody"`,
      extensions: { code: "NOT_FOUND" },
    });
  });
});

/** What is missing or wrong, the gap that it makes, and the fact the gap names. */
const CAUSES: readonly (readonly [
  cause: string,
  code: string,
  severity: string,
  key: string,
  changes: Changes,
  more?: (p: string) => Fact[],
])[] = [
  ["a table that nobody recorded", "UNRECORDED_REFERENCE", "ERROR", "warehouse/loans", { loans: null }],
  [
    "a server that names no deployment",
    "NO_DEPLOYMENT",
    "ERROR",
    "req-42",
    { prediction: { deployment: null, modelVersion: "credit-risk@7" } },
  ],
  [
    "a prediction before its deployment began",
    "OUTSIDE_DEPLOYMENT_WINDOW",
    "ERROR",
    "req-42",
    { prediction: { timestamp: TIMES.moved } },
  ],
  [
    "a prediction after its deployment ended",
    "OUTSIDE_DEPLOYMENT_WINDOW",
    "ERROR",
    "req-42",
    {},
    (p) => [
      {
        retirement: { key: `${p}r-1`, deployment: `${p}d-7`, performedBy: "Bob", at: TIMES.predicted },
      },
    ],
  ],
  [
    "a server that saw another model version",
    "MODEL_MISMATCH",
    "ERROR",
    "req-42",
    { prediction: { modelVersion: "credit-risk@6" } },
  ],
  [
    "a server that saw another artifact",
    "ARTIFACT_HASH_MISMATCH",
    "ERROR",
    "req-42",
    { prediction: { artifactSha256: "0".repeat(64) } },
  ],
  [
    "a deployment without a transition",
    "NO_STAGE_TRANSITION",
    "ERROR",
    "d-7",
    { deployment: { stageTransition: null } },
  ],
  [
    "no approval at all",
    "NO_APPROVAL",
    "ERROR",
    "credit-risk@7",
    { approval: null, transition: { approval: null } },
  ],
  ["a rejection", "REJECTED", "ERROR", "a-1", { approval: { decision: "REJECTED" } }],
  [
    "an approval after the deployment",
    "APPROVED_AFTER_DEPLOYMENT",
    "ERROR",
    "a-1",
    { approval: { at: minutesAgo(22) }, transition: { at: TIMES.deployed } },
  ],
  [
    "a model that no run produced",
    "NO_TRAINING_RUN",
    "ERROR",
    "credit-risk@7",
    { model: { producedBy: null } },
  ],
  ["a training run without a commit", "NO_CODE_VERSION", "ERROR", "job-1", { run: { gitCommit: null } }],
  [
    "a transformation without commit or digest",
    "NO_CODE_VERSION",
    "ERROR",
    "etl-1",
    { clean: { gitCommit: null } },
  ],
  ["a training run on nothing", "NO_TRAINING_DATA", "ERROR", "job-1", { run: { trainedOn: [] } }],
  ["a dataset version without a digest", "NO_DATA_HASH", "ERROR", "loans@1", { train: { sha256: null } }],
  ["a dataset version that nothing wrote", "NO_SOURCE", "ERROR", "loans@1", { train: { writtenBy: null } }],
  ["a run after its effect", "TIME_ORDER", "ERROR", "job-1", { run: { startedAt: minutesAgo(36) } }],
  [
    "an approver who started the training",
    "SELF_APPROVAL",
    "WARNING",
    "a-1",
    { approval: { approver: "tom" } },
  ],
  [
    "a transition without a reason",
    "TRANSITION_WITHOUT_REASON",
    "WARNING",
    "s-1",
    { transition: { reason: null } },
  ],
  [
    "an exclusion without a reason",
    "EXCLUSION_WITHOUT_REASON",
    "WARNING",
    "etl-1",
    { clean: { exclusions: [{ rule: "amount < 0" }] } },
  ],
  [
    "a dataset version that was inferred",
    "UNPINNED_INPUT",
    "WARNING",
    "loans@1",
    { train: { inferred: true } },
  ],
];

/** The same for causes that are references, which need the prefix. */
const REFERENCES: readonly (readonly [
  cause: string,
  code: string,
  severity: string,
  key: string,
  changes: (p: string) => Changes,
])[] = [
  [
    "a read without a date range",
    "NO_DATE_RANGE",
    "ERROR",
    "etl-1",
    (p) => ({ clean: { reads: [{ sourceTable: `${p}warehouse/loans` }] } }),
  ],
  [
    "a table whose key names no namespace",
    "NO_NAMESPACE",
    "WARNING",
    "loans",
    (p) => ({
      loans: { key: `${p}loans` },
      clean: {
        reads: [
          { sourceTable: `${p}loans`, dateFrom: "2026-01-01T00:00:00Z", dateTo: "2026-02-01T00:00:00Z" },
        ],
      },
    }),
  ],
  [
    "a transformation that reads what it writes",
    "CYCLE",
    "ERROR",
    "loans@1",
    (p) => ({ clean: { reads: [{ datasetVersion: `${p}loans@1` }] } }),
  ],
];

describe("a gap appears when its cause is made", () => {
  const cases = [
    ...CAUSES.map(([cause, code, severity, key, changes, more]) => ({
      cause,
      code,
      severity,
      key,
      changes: (_: string) => changes,
      more,
    })),
    ...REFERENCES.map(([cause, code, severity, key, changes]) => ({
      cause,
      code,
      severity,
      key,
      changes,
      more: undefined,
    })),
  ];

  it.each(cases)("$cause: $code", async ({ code, severity, key, changes, more }) => {
    const p = newPrefix();
    // a claimed model version is a key as any other
    await service.client.record(...trailFacts(p, prefixed(p, changes(p))), ...(more?.(p) ?? []));
    const { verdict, complete, gaps } = await completenessOf(p);
    const found = gaps.find((gap) => gap.code === code && gap.key === `${p}${key}`);
    expect(found, JSON.stringify(gaps)).toMatchObject({ code, severity });
    expect([verdict, complete]).toEqual(
      severity === "ERROR" ? ["INCOMPLETE", false] : ["WITH_WARNINGS", true],
    );
    if (severity === "WARNING") expect(gaps).toHaveLength(1);
  });

  it("and goes when the missing fact is recorded", async () => {
    const p = newPrefix();
    await service.client.record(...trailFacts(p, { loans: null }));
    expect((await completenessOf(p)).complete).toBe(false);
    await service.client.record(...trailFacts(p).slice(0, 1));
    expect(await completenessOf(p)).toEqual({ verdict: "COMPLETE", complete: true, gaps: [] });
  });

  it("causes recorded after their effects, or after the time they claim: RECORDED_LATE, an error for an approval", async () => {
    const strict = await openService({ RECORDED_LATE_MINUTES: "0" });
    const p = newPrefix();
    const facts = trailFacts(p);
    await service.client.record(...facts.toReversed().slice(0, 3));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await service.client.record(...facts.slice(0, -3));
    const { complete, gaps } = await completenessOf(p, new Client(strict.url));
    await strict[Symbol.asyncDispose]();
    expect(gaps.map(({ code, severity, key }) => [code, severity, key.slice(p.length)])).toEqual([
      ["RECORDED_LATE", "ERROR", "a-1"],
      ...["req-42", "d-7", "credit-risk@7", "s-1", "job-1", "etl-1"].map((key) => [
        "RECORDED_LATE",
        "WARNING",
        key,
      ]),
    ]);
    expect(gaps[0]?.message).toMatch(
      /after the time that it claims .*, and .* after stage transition .*, which rests on it/,
    );
    expect(complete).toBe(false);
  });

  it("a history recorded long afterwards, causes first, is not complete, and its sentences say so", async () => {
    const p = newPrefix();
    const at = (day: number, hour: number) => `2024-01-0${day}T0${hour}:00:00Z`;
    const facts = trailFacts(p, {
      clean: { startedAt: at(1, 1), endedAt: at(1, 2) },
      run: { startedAt: at(2, 1), endedAt: at(2, 2) },
      approval: { at: at(3, 9) },
      transition: { at: at(4, 9) },
      deployment: { startedAt: at(5, 9) },
      prediction: { timestamp: at(6, 9) },
    });
    for (const fact of facts) await service.client.record(fact);
    const { verdict, gaps } = await completenessOf(p);
    expect(verdict).toBe("INCOMPLETE");
    expect(gaps.filter(({ severity }) => severity === "ERROR")).toMatchObject([
      { code: "RECORDED_LATE", key: `${p}a-1` },
    ]);
    const query = "query ($id: ID!) { auditReport(requestId: $id) { answers { approvedBy { sentence } } } }";
    expect(JSON.stringify(await service.client.ask(query, { id: `${p}req-42` }))).toMatch(
      /approved .* on 2024-01-03 09:00:00 UTC \(ticket RISK-12, recorded 20\d\d-[^)]* UTC by local on behalf of Alice\)/,
    );
  });
});

describe("the policy of the service", () => {
  it("has severities and minutes from POLICY_FILE, and is in the report", async () => {
    const folder = await mkdtemp(join(tmpdir(), "proofline-policy-"));
    const file = join(folder, "policy.json");
    const policy = {
      severities: { SELF_APPROVAL: "ERROR", TRANSITION_WITHOUT_REASON: "INFO" },
      lateMinutesByKind: { Approval: 0 },
    };
    await writeFile(file, JSON.stringify(policy));
    const own = await openService({ POLICY_FILE: file });
    const p = newPrefix();
    await service.client.record(
      ...trailFacts(p, { approval: { approver: "tom" }, transition: { reason: null } }),
    );
    const client = new Client(own.url);
    const { gaps } = await completenessOf(p, client);
    const query = `query ($id: ID!) { auditReport(requestId: $id) { completeness { policy {
      lateMinutes lateMinutesByKind { kind minutes } severities { code severity } changes } } } }`;
    const said = await client.ask<unknown>(query, { id: `${p}req-42` });
    await own[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
    expect(gaps.map(({ code, severity }) => [code, severity])).toEqual([
      ["SELF_APPROVAL", "ERROR"],
      ["RECORDED_LATE", "ERROR"],
      ["TRANSITION_WITHOUT_REASON", "INFO"],
    ]);
    expect(said).toMatchObject({
      auditReport: {
        completeness: {
          policy: {
            lateMinutes: 60,
            lateMinutesByKind: [{ kind: "Approval", minutes: 0 }],
            severities: [
              { code: "SELF_APPROVAL", severity: "ERROR" },
              { code: "TRANSITION_WITHOUT_REASON", severity: "INFO" },
            ],
            changes: [
              "TRANSITION_WITHOUT_REASON is lowered from WARNING to INFO.",
              "SELF_APPROVAL is raised from WARNING to ERROR.",
              "Facts of the kind Approval count as recorded late after 0 minutes instead of 60.",
            ],
          },
        },
      },
    });
  });
});

/** The claim of a model version, with the prefix. */
function prefixed(p: string, changes: Changes): Changes {
  const claim = changes.prediction?.modelVersion;
  return typeof claim === "string"
    ? { ...changes, prediction: { ...changes.prediction, modelVersion: `${p}${claim}` } }
    : changes;
}

/** A selection of all fields that need no argument, at all depths. */
function everything(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name);
  return isObjectType(type) ? selection(type, []) : "";
}

function selection(type: GraphQLObjectType, above: readonly string[]): string {
  const fields = Object.values(type.getFields()).flatMap(({ name, type: of, args }) => {
    if (args.some(isRequiredArgument)) return [];
    const inner = objectOf(of);
    if (inner === undefined) return [name];
    return above.includes(inner.name) ? [] : [`${name} ${selection(inner, [...above, inner.name])}`];
  });
  return `{ ${fields.join(" ")} }`;
}

function objectOf(type: GraphQLOutputType): GraphQLObjectType | undefined {
  const named = getNamedType(type);
  return isObjectType(named) ? named : undefined;
}
