import { describe, expect, it } from "vitest";
import { drawable } from "../../../src/explorer/graph/collapse.js";
import { dotAt, overviewOf } from "../../../src/explorer/graph/dots.js";
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
  it("has the facts of a kind on one level as one node that leads to them, and a fact alone as itself", () => {
    const { nodes, edges, stoodFor } = drawable(wide);
    expect(nodes.map(({ kind }) => kind)).toEqual(["ModelVersion", "Transformation", "SourceTable"]);
    expect(nodes[0]).toBe(model);
    expect([...stoodFor.values()]).toEqual([tables]);
    expect(edges.map(({ from, to }) => [from.kind, to.kind])).toEqual([
      ["ModelVersion", "Transformation"],
      ["Transformation", "SourceTable"],
    ]);
  });

  it("keeps the levels of one kind apart, as long as these are not too many", () => {
    const early = Array.from({ length: 200 }, (_, i) => node("DatasetVersion", `early-${i}`));
    const late = Array.from({ length: 200 }, (_, i) => node("DatasetVersion", `late-${i}`));
    const ways = late.map((one, i) => edge(one, early[i] ?? one));
    expect(drawable({ nodes: [...late, ...early], edges: ways })).toMatchObject({
      nodes: [{ kind: "DatasetVersion" }, { kind: "DatasetVersion" }],
      edges: [{ type: "READ" }],
    });
    const chain = Array.from({ length: 900 }, (_, i) =>
      node(i % 3 ? "DatasetVersion" : "Transformation", `${i}`),
    );
    const long = { nodes: chain, edges: chain.slice(1).map((one, i) => edge(chain[i] ?? one, one)) };
    // each level is a single fact, so that levels would collapse nothing
    expect(drawable(long).nodes).toHaveLength(2);
  });

  it("is an overview with a dot for each fact, sources on the left, that answers to pointing", () => {
    const overview = overviewOf(wide);
    const { dots, lines, kinds, width } = overview;
    expect(dots).toHaveLength(402);
    expect(lines).toHaveLength(401);
    expect(kinds[0]).toEqual(["SourceTable", 400]);
    const last = dots.findIndex(({ node: one }) => one === model);
    const place = dots[last];
    if (place === undefined) throw new Error("the model has no dot");
    expect(Math.max(...dots.map(({ x }) => x))).toBe(place.x);
    expect(place.x).toBeLessThan(width);
    expect(dotAt(overview, place.x + 3, place.y - 2)).toBe(last);
    expect(dotAt(overview, place.x, place.y + 500)).toBeUndefined();
    expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(402);
  });

  it("is drawn as narrow as browsers can, however many levels it has", () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => node("DatasetVersion", `${i}`));
    const edges = chain.slice(1).map((one, i) => edge(chain[i] ?? one, one));
    expect(overviewOf({ nodes: chain, edges }).width).toBeLessThan(16_100);
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
