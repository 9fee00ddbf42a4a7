import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { components, upstream } from "../../../src/report/walk.js";
import { diamond, record } from "../../support/trails.js";

describe("components", () => {
  const graphs = fc.array(fc.array(fc.nat(7), { maxLength: 4 }), { minLength: 8, maxLength: 8 });
  const reaches = (graph: number[][], from: number): Set<number> => {
    const found = new Set([from]);
    for (const node of found) for (const next of graph[node] ?? []) found.add(next);
    return found;
  };

  it("puts together what reaches each other, and causes before effects", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const found = components([...graph.keys()], (node) => graph[node] ?? []);
        expect(found.flat().toSorted()).toEqual([...graph.keys()]);
        const place = new Map(found.flatMap((members, i) => members.map((member) => [member, i] as const)));
        for (const a of graph.keys())
          for (const b of reaches(graph, a)) {
            const isMutual = reaches(graph, b).has(a);
            expect(place.get(a) === place.get(b)).toBe(isMutual);
            expect(place.get(a) ?? -1).toBeGreaterThanOrEqual(place.get(b) ?? 0);
          }
      }),
    );
  });
});

describe("upstream", () => {
  it("finds each fact of a diamond once", () => {
    const trail = record(diamond(40, 3));
    expect(upstream(trail, trail.prediction)).toHaveLength(trail.facts.length);
    expect(new Set(upstream(trail, trail.prediction)).size).toBe(trail.facts.length);
  });
});
