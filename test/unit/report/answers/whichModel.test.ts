import { describe, expect, it } from "vitest";
import { whichModel } from "../../../../src/report/answers/whichModel.js";
import { type Changes, trailWith } from "../../../support/trails.js";

const say = (changes?: Changes) => whichModel(trailWith(changes)).sentence;

describe("whichModel", () => {
  it("names model, artifact, prediction, time, deployment and node", () => {
    expect(say()).toBe(
      "Model credit-risk@7 (artifact 3f2a3f2a3f2a…) made prediction req-42 on 2026-11-21 14:02:11 UTC, " +
        "as deployment d-7 in production since 2026-10-05 09:00:00 UTC on node n-1.",
    );
    expect(whichModel(trailWith()).facts).toEqual([
      { kind: "Prediction", key: "req-42" },
      { kind: "ModelVersion", key: "credit-risk@7" },
      { kind: "Deployment", key: "d-7" },
    ]);
  });

  it("says when prediction, deployment and retirement were recorded, where that is not when they happened", () => {
    const recordedAt = "2026-11-28T05:17:00.000Z";
    const retirement = {
      kind: "Retirement",
      attached: true,
      input: { key: "r-1", deployment: "d-7", performedBy: "Bob", at: "2026-11-01T00:00:00Z" },
      recordedAt,
    } as const;
    expect(
      say({ sent: { prediction: { recordedAt }, deployment: { recordedAt } }, more: [retirement] }),
    ).toBe(
      "Model credit-risk@7 (artifact 3f2a3f2a3f2a…) made prediction req-42 on 2026-11-21 14:02:11 UTC " +
        "(recorded 2026-11-28 05:17:00 UTC), as deployment d-7 in production since 2026-10-05 09:00:00 UTC " +
        "(recorded 2026-11-28 05:17:00 UTC) on node n-1. But that deployment had ended on 2026-11-01 00:00:00 UTC " +
        "(recorded 2026-11-28 05:17:00 UTC by pipeline on behalf of Bob).",
    );
  });

  it("says what it does not know of a model that was only named", () => {
    const prediction = { deployment: null, modelVersion: "SimpleClassifierV1", servingNode: null };
    expect(say({ input: { prediction } })).toBe(
      "Model SimpleClassifierV1 (artifact not known, version not known) made prediction req-42 on " +
        "2026-11-21 14:02:11 UTC. It is not known as which deployment.",
    );
  });

  it("does not take the server's claim for the answer", () => {
    const input = { prediction: { modelVersion: "credit-risk@6" }, deployment: null };
    expect(say({ input })).toBe(
      "It is not known which model made prediction req-42 on 2026-11-21 14:02:11 UTC, because deployment d-7 is not " +
        "recorded; the server itself named model credit-risk@6.",
    );
  });

  it("says what speaks against it", () => {
    const prediction = {
      modelVersion: "credit-risk@6",
      artifactSha256: "d".repeat(64),
      timestamp: "2026-10-01T00:00:00Z",
    };
    expect(say({ input: { prediction } })).toContain(
      "But the server itself named model credit-risk@6. But the server saw artifact dddddddddddd…. " +
        "But that deployment began only on 2026-10-05 09:00:00 UTC.",
    );
  });

  it("says that a prediction is not recorded", () => {
    expect(say({ input: { prediction: null } })).toBe(
      "It is not known which model made prediction req-42, because prediction req-42 is not recorded.",
    );
  });
});
