import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Graph } from "../../../../../src/report/document/model.js";
import { inLayers } from "../../../../../src/report/formats/graph/layers.js";

const graph = (count: number, ...edges: readonly (readonly [number, number])[]): Graph => ({
  nodes: Array.from({ length: count }, (_, i) => ({ label: "Fact", name: `f-${i}`, recorded: true })),
  edges: edges.map(([from, to]) => ({ from, to, type: "READ", superseded: false })),
});
const layersOf = (given: Graph) => inLayers(given).places.map(({ layer }) => layer);

describe("inLayers", () => {
  it("puts a cause behind the last of its effects", () => {
    expect(layersOf(graph(4, [0, 1], [1, 2], [0, 2], [2, 3], [0, 3]))).toEqual([0, 1, 2, 3]);
  });

  it("keeps a place free in each layer that an edge passes", () => {
    const { edges } = inLayers(graph(3, [0, 1], [1, 2], [0, 2]));
    expect(edges.map(({ way }) => way.map(({ layer }) => layer))).toEqual([
      [0, 1],
      [1, 2],
      [0, 1, 2],
    ]);
  });

  it("uncrosses what need not cross", () => {
    const { places } = inLayers(graph(6, [0, 1], [0, 2], [1, 4], [2, 3], [3, 5], [4, 5]));
    const offset = (node: number) => places[node]?.offset ?? 0;
    expect(Math.sign(offset(1) - offset(2))).toBe(Math.sign(offset(4) - offset(3)));
  });

  it("draws a cycle, and a fact that refers to itself", () => {
    expect(layersOf(graph(3, [0, 1], [1, 2], [2, 1], [2, 2]))).toEqual([0, 1, 2]);
  });

  it("draws edges straight where too many pass too many layers, in a bounded time", () => {
    const all = Array.from({ length: 40 }, (_, a) =>
      Array.from({ length: a }, (_, b): [number, number] => [b, a]),
    );
    const { layers, edges } = inLayers(graph(40, ...all.flat()));
    expect(layers).toBe(40);
    expect(edges.every(({ way }) => way.length === 2)).toBe(true);
  });

  it("draws nothing as nothing", () => {
    expect(inLayers(graph(0))).toMatchObject({ layers: 0, places: [], edges: [] });
  });

  it("gives each node a place of its own, each edge its ends, and the same graph the same drawing", () => {
    const any = fc
      .integer({ min: 1, max: 40 })
      .chain((count) =>
        fc
          .array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 120 })
          .map((edges) => graph(count, ...edges)),
      );
    fc.assert(
      fc.property(any, (given) => {
        const drawing = inLayers(given);
        const { places, edges, widest } = drawing;
        expect(new Set(places.map(({ layer, offset }) => `${layer} ${offset}`)).size).toBe(places.length);
        for (const { offset } of places) expect(Math.abs(offset)).toBeLessThanOrEqual((widest - 1) / 2);
        for (const { from, to, way } of edges) {
          expect(way[0]).toEqual(places[from]);
          expect(way.at(-1)).toEqual(places[to]);
        }
        expect(inLayers(given)).toEqual(drawing);
      }),
    );
  });
});
