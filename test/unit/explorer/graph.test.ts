import { describe, expect, it } from "vitest";
import { byKind } from "../../../src/explorer/graph/collapse.js";
import { layOut } from "../../../src/explorer/graph/layout.js";
import { svgOf } from "../../../src/explorer/graph/svg.js";
import type { ShownEdge, ShownGraph, ShownNode } from "../../../src/explorer/graph/trail.js";
import type { FactKind } from "../../../src/facts/kind.js";
import { HOSTILE_TEXT } from "../../support/hostile.js";

const node = (kind: FactKind, key: string): ShownNode => ({
  ...{ kind, key, recorded: true, index: 0, leafHash: "", recordedAt: null, properties: {} },
});
const edge = (from: ShownNode, to: ShownNode): ShownEdge => ({
  ...{ type: "READ", from, to, properties: {}, supersededBy: null },
});

const model = node("ModelVersion", "risk@1");
const tables = Array.from({ length: 400 }, (_, i) => node("SourceTable", `t-${i}`));
const run = node("Transformation", "etl-1");
const wide: ShownGraph = {
  nodes: [model, run, ...tables],
  edges: [edge(model, run), ...tables.map((table) => edge(run, table))],
};

describe("a graph that is too large for a drawing", () => {
  it("has the facts of a kind as one node with their count, and a fact alone as itself", () => {
    const { nodes, edges, counts } = byKind(wide);
    expect(nodes.map(({ kind, key }) => [kind, key])).toEqual([
      ["ModelVersion", "risk@1"],
      ["Transformation", "etl-1"],
      ["SourceTable", ""],
    ]);
    expect([...counts.values()]).toEqual([400]);
    expect(edges.map(({ from, to }) => [from.kind, to.kind])).toEqual([
      ["ModelVersion", "Transformation"],
      ["Transformation", "SourceTable"],
    ]);
  });
});

describe("the layout of a graph", () => {
  it("has causes on the left of their effects, and an edge for each reference", () => {
    const { nodes, edges } = layOut(wide);
    const left = (kind: FactKind) => nodes.find(({ node: one }) => one.kind === kind)?.x ?? Number.NaN;
    expect(left("SourceTable")).toBeLessThan(left("Transformation"));
    expect(left("Transformation")).toBeLessThan(left("ModelVersion"));
    expect(edges).toHaveLength(401);
  });
});

describe("a drawing as a file", () => {
  it("has each node and each edge, and of hostile text no markup and nothing unseen", () => {
    const hostile = node("SourceTable", HOSTILE_TEXT);
    const svg = svgOf(
      layOut({ nodes: [run, hostile], edges: [edge(run, hostile)] }),
      (kind) => kind,
      ({ key }) => key,
    );
    expect(svg.match(/<g /g)).toHaveLength(2);
    expect(svg.match(/marker-end/g)).toHaveLength(1);
    expect(svg).not.toMatch(/<\/script|<!--/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(svg).not.toMatch(/[\u0000-\u0008\u001b\u202e\u2066]/);
  });
});
