import { describe, expect, it } from "vitest";
import { factAt } from "../../../../src/report/verify/named.js";

const document = JSON.stringify({
  requestId: "r-1",
  graph: {
    nodes: [
      { kind: "Prediction", key: "r-1", properties: {} },
      { kind: "Approval", key: "a-1", properties: { decision: "REJECTED" } },
    ],
  },
  proof: { entries: [{ kind: "SourceTable", key: "odd", sealed: { "a.b[0]": 1 } }] },
});

describe("the fact that a place of a document is about", () => {
  it.each([
    ["graph.nodes[1].properties.decision", { kind: "Approval", key: "a-1" }],
    ["graph.nodes[0]", { kind: "Prediction", key: "r-1" }],
    ['proof.entries[0].sealed["a.b[0]"]', { kind: "SourceTable", key: "odd" }],
  ])("%s", (where, fact) => expect(factAt(document, where)).toEqual(fact));

  it.each(["", "requestId", "graph.nodes[9].key", "graph.nodes", "proof.checkpoint"])(
    "is none: %j",
    (where) => expect(factAt(document, where)).toBeUndefined(),
  );

  it("is none of what can't be read", () => expect(factAt("{", "graph.nodes[0]")).toBeUndefined());
});
