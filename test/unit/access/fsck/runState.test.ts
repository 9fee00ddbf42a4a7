import { describe, expect, it } from "vitest";
import { decodeRunState, encodeRunState, type RunState } from "../../../../src/access/fsck/runState.js";

const run: RunState = {
  startedAt: "2026-11-28T10:00:00.000Z",
  head: {
    ...{ found: true, size: 300, pending: Uint8Array.of(1, 2, 255), recordedAt: "2026-11-28T09:00:00.000Z" },
    ...{ origin: "o", verifierKey: "v", checkpoint: "c", checkpointSize: 300 },
  },
  trusted: { verifierKey: "v", lastSigned: undefined, since: undefined },
  position: {
    ...{ origin: "o", derived: { size: 256, pending: [new Uint8Array(32)] }, roots: new Map() },
    ...{ recordedAt: "", gone: [], unexplained: [], counts: { NODE_FOREIGN: 1 }, listed: [] },
    places: { unplaced: [], vacant: [], names: [], absent: [], doubts: [] },
  },
};

describe("what the store keeps of a check", () => {
  it("is read as it was written", () => {
    expect(decodeRunState(encodeRunState(run))).toEqual(run);
    const headless = { ...run, head: { ...run.head, pending: undefined } };
    expect(decodeRunState(encodeRunState(headless))).toEqual(headless);
  });

  it.each(["", "{}", "null", "[]", '{"version":2}', '{"version":1}', encodeRunState(run).slice(0, -9)])(
    "is begun anew where it is %j",
    (text) => expect(decodeRunState(text)).toBeUndefined(),
  );
});
