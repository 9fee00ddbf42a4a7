import { describe, expect, it } from "vitest";
import { lineageOf } from "../../../src/report/lineage.js";
import { trailWith } from "../../support/trails.js";

describe("lineageOf", () => {
  const { facts, edges } = trailWith({ input: { loans: null } });
  const graph = lineageOf(facts, edges, false);

  it("has each fact once, and each reference from the effect to the cause", () => {
    expect(graph).toMatchObject({ nodeCount: 10, edgeCount: 12, truncated: false });
    expect(graph.nodes).toHaveLength(10);
    expect(graph.edges[0]).toEqual({
      type: "SERVED_BY",
      from: { kind: "Prediction", key: "req-42" },
      to: { kind: "Deployment", key: "d-7" },
      properties: {},
      amendment: null,
      supersededBy: null,
    });
  });

  it("has what is known and is no reference as a node's properties", () => {
    expect(graph.nodes.find(({ key }) => key === "d-7")).toMatchObject({
      recorded: true,
      index: 7,
      recordedAt: "2026-10-05T09:00:00.000Z",
      properties: { environment: "production", startedAt: "2026-10-05T09:00:00.000Z" },
    });
  });

  it("has the properties of a reference on its edge", () => {
    expect(graph.edges.find(({ type }) => type === "READ")?.properties).toEqual({
      dateFrom: "2026-01-01T00:00:00.000Z",
      dateTo: "2026-10-01T00:00:00.000Z",
    });
  });

  it("shows a placeholder as not recorded", () => {
    expect(graph.nodes.find(({ kind }) => kind === "SourceTable")).toEqual({
      kind: "SourceTable",
      key: "warehouse/loans",
      recorded: false,
      index: null,
      leafHash: null,
      recordedAt: null,
      properties: null,
    });
  });
});
