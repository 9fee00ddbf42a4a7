import { describe, expect, it } from "vitest";
import { readRecord } from "../../../src/facts/record.js";
import { buildGate, type GateRequest, stageMoves } from "../../../src/report/gate.js";
import { DEFAULT_POLICY } from "../../../src/report/policy.js";
import { openTrail } from "../../../src/report/trail.js";
import { type Changes, factsWith, type Sent, store } from "../../support/trails.js";

const MODEL = "credit-risk@7";

/** The gate of the complete trail's model version, changed. */
function gateOf(changes: Changes, asked: Partial<GateRequest> = {}, options: { truncated?: boolean } = {}) {
  const request: GateRequest = { modelVersion: MODEL, environment: null, failOn: "ERROR", ...asked };
  // nothing serves yet
  const stored = store(
    factsWith({ ...changes, input: { ...changes.input, deployment: null, prediction: null } }),
  );
  const moves =
    request.environment === null
      ? null
      : stageMoves(
          stored
            .filter(({ kind }) => kind === "StageTransition" || kind === "Amendment")
            .map((fact) => readRecord(fact)),
          { modelVersion: MODEL, stage: request.environment },
        );
  const into = moves?.into ?? null;
  const beside = new Set(into === null ? ["Approval", "StageTransition", "Amendment"] : ["Amendment"]);
  const trail = openTrail({
    start: into === null ? { kind: "ModelVersion", key: MODEL } : { kind: "StageTransition", key: into.key },
    walked: stored.filter(({ kind }) => !beside.has(kind)),
    attached: stored.filter(({ kind }) => beside.has(kind) && kind !== "StageTransition"),
    truncated: options.truncated ?? false,
  });
  return buildGate(trail, request, moves, DEFAULT_POLICY);
}

const codes = ({ blocking }: { readonly blocking: readonly { readonly code: string }[] }) =>
  blocking.map(({ code }) => code);

const move = (input: object): Sent => ({
  kind: "StageTransition",
  input: {
    key: "s-2",
    modelVersion: MODEL,
    toStage: "Production",
    performedBy: "Bob",
    reason: "moved",
    at: "2026-10-06T09:00:00Z",
    ...input,
  },
});

describe("a gate", () => {
  it("lets a model version pass whose trail is whole, whatever the severity", () => {
    for (const failOn of ["ERROR", "WARNING", "INFO"] as const)
      for (const environment of [null, "production", " PRODUCTION "])
        expect(gateOf({}, { failOn, environment })).toMatchObject({ passed: true, blocking: [] });
  });

  it.each([
    ["an approval", { input: { approval: null, transition: null } }, ["NO_APPROVAL"]],
    ["the hash of its data", { input: { train: { sha256: null } } }, ["NO_DATA_HASH"]],
    ["the commit of its training", { input: { run: { gitCommit: null } } }, ["NO_CODE_VERSION"]],
    ["the model version itself", { input: { model: null } }, ["UNRECORDED_REFERENCE"]],
  ])("stops one that lacks %s", (_, changes, expected) => {
    const gate = gateOf(changes);
    expect(gate.passed).toBe(false);
    expect(codes(gate)).toEqual(expect.arrayContaining(expected));
  });

  it("stops at a warning only where that is asked for, and shows it all the same", () => {
    const changes = { input: { clean: { exclusions: [{ rule: "amount < 0" }] } } };
    const lenient = gateOf(changes);
    expect(lenient).toMatchObject({ passed: true, blocking: [] });
    expect(lenient.completeness.gaps.map(({ code }) => code)).toEqual(["EXCLUSION_WITHOUT_REASON"]);
    const strict = gateOf(changes, { failOn: "WARNING" });
    expect([strict.passed, codes(strict)]).toEqual([false, ["EXCLUSION_WITHOUT_REASON"]]);
  });

  it("stops a trail that was cut, though no gap was found in it", () => {
    expect(gateOf({}, {}, { truncated: true })).toMatchObject({
      passed: false,
      truncated: true,
      blocking: [],
    });
  });

  it("says of a model version that serves nothing what closes its gaps, and not that it is in service", () => {
    const [gap] = gateOf({ input: { approval: null, transition: null } }).blocking;
    expect(gap?.message).toBe(
      "Model version credit-risk@7 has no recorded approval. Record it with recordApproval, and stage transitions with its key as approval.",
    );
    const rejected = gateOf({ input: { approval: { decision: "REJECTED" }, transition: null } });
    expect(codes(rejected)).toEqual(["REJECTED"]);
    expect(rejected.blocking[0]?.message).toContain("Record a later approval with recordApproval");
    expect(rejected.blocking[0]?.message).not.toContain("out of service");
  });

  it("names the decisions that it rests on, with their conditions", () => {
    const gate = gateOf({ input: { approval: { conditions: "only in Germany" } } });
    expect(gate.approvals).toMatchObject([{ key: "a-1", conditions: "only in Germany" }]);
  });
});

describe("a gate for an environment", () => {
  const environment = "production";

  it("stops a model version that was approved and not moved there", () => {
    for (const transition of [null, { toStage: "Staging", fromStage: null }]) {
      const gate = gateOf({ input: { transition } }, { environment });
      expect(codes(gate)).toEqual(["NO_STAGE_TRANSITION"]);
      expect(gate.blocking[0]?.message).toContain(
        "has no recorded move to production that still holds. Record it",
      );
      expect(gate.completeness.verdict).toBe("INCOMPLETE");
    }
  });

  it("stops one that was moved there and away again, and lets it pass where it came back", () => {
    const away = move({ fromStage: "production", toStage: "Archived", approval: "a-1" });
    const gate = gateOf({ more: [away] }, { environment });
    expect(codes(gate)).toEqual(["NO_STAGE_TRANSITION"]);
    expect(gate.blocking[0]?.message).toContain(
      "Stage transition s-2 moved it away from there on 2026-10-06",
    );
    const back = move({ key: "s-3", approval: "a-1", at: "2026-10-07T09:00:00Z" });
    expect(gateOf({ more: [away, back] }, { environment }).passed).toBe(true);
  });

  it("stops one whose last move there names no approval, or that of another model version", () => {
    expect(codes(gateOf({ more: [move({})] }, { environment }))).toEqual(["NO_APPROVAL"]);
    const other = gateOf({ input: { approval: { modelVersion: "credit-risk@6" } } }, { environment });
    expect(codes(other)).toEqual(expect.arrayContaining(["MODEL_MISMATCH", "NO_APPROVAL"]));
  });

  it("stops one that was moved there by an approval nobody recorded, or by a rejection", () => {
    expect(codes(gateOf({ input: { approval: null } }, { environment }))).toEqual(["UNRECORDED_REFERENCE"]);
    expect(codes(gateOf({ input: { approval: { decision: "REJECTED" } } }, { environment }))).toContain(
      "REJECTED",
    );
  });

  it("does not count the move of another model version, unless it was corrected to this one", () => {
    const changes = { input: { transition: { modelVersion: "credit-risk@6" } } };
    expect(codes(gateOf(changes, { environment }))).toEqual(["NO_STAGE_TRANSITION"]);
    const correction: Sent = {
      kind: "Amendment",
      input: {
        key: "c-1",
        kind: "StageTransition",
        fact: "s-1",
        correction: { modelVersion: MODEL },
        reason: "a mistake",
      },
    };
    expect(gateOf({ ...changes, more: [correction] }, { environment })).toMatchObject({ passed: true });
  });

  it("judges the move itself: who made it, and why", () => {
    const gate = gateOf(
      { input: { transition: { performedBy: "unknown", reason: null } } },
      { environment, failOn: "WARNING" },
    );
    expect(codes(gate)).toEqual(["UNKNOWN_ACTOR", "TRANSITION_WITHOUT_REASON"]);
  });

  it("shortens the name of an environment in what it says", () => {
    const [gap] = gateOf({}, { environment: `x\n${"x".repeat(10_000)}` }).blocking;
    expect(gap?.message.length).toBeLessThan(500);
    expect(gap?.message).not.toContain("\n");
  });
});
