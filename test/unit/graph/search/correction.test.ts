import { describe, expect, it } from "vitest";
import { distance } from "../../../../src/graph/search/correction.js";
import { errorsIn } from "../../../../src/graph/search/luceneQuery.js";

describe("distance", () => {
  it.each([
    ["approval", "approval", 0],
    ["aproval", "approval", 1],
    ["approvall", "approval", 1],
    ["approvel", "approval", 1],
    ["apporval", "approval", 1],
    ["aporvall", "approval", 3],
    ["שלוס", "שלום", 1],
  ])("of %s from %s is %i", (a, b, errors) => {
    expect(distance(a, b, 3)).toBe(errors);
    expect(distance(b, a, 3)).toBe(errors);
  });

  it("is more than the limit where lengths differ by more", () => {
    expect(distance("a", "abcd", 2)).toBe(3);
  });
});

describe("errorsIn", () => {
  it.each([
    ["abc", 0],
    ["loan", 1],
    ["warehouse", 2],
    ["2026", 0],
    ["jira1234", 0],
  ])("of %s are %i at most", (word, errors) => {
    expect(errorsIn(word)).toBe(errors);
  });
});
