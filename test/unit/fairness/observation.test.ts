import { describe, expect, test } from "vitest";
import { groupOf, isSelected } from "../../../src/fairness/observation.js";

describe("the group that a prediction is of", () => {
  const features = { sex: "f", age: 41, isMember: false, zip: null, home: { city: "B" }, empty: "" };

  test("is what groups say, before the features", () => {
    expect(groupOf({ groups: { sex: "m" }, features }, "sex")).toBe("m");
    expect(groupOf({ groups: { race: "x" }, features }, "sex")).toBe("f");
    expect(groupOf({ groups: null, features }, "age")).toBe("41");
    expect(groupOf({ groups: null, features }, "isMember")).toBe("false");
  });

  test.each(["zip", "home", "empty", "nobody's", "constructor", "__proto__"])(
    "is none by %s",
    (attribute) => {
      expect(groupOf({ groups: null, features }, attribute)).toBeNull();
    },
  );

  test("is none where the text is too long to be a group's name", () => {
    expect(groupOf({ groups: { note: "x".repeat(200) }, features: null }, "note")).toHaveLength(200);
    expect(groupOf({ groups: { note: "x".repeat(201) }, features: null }, "note")).toBeNull();
  });

  test("is none in features that are a list", () => {
    expect(groupOf({ groups: null, features: [1, 2] }, "0")).toBeNull();
  });

  test("is what a member of the name __proto__ says, where one was recorded", () => {
    const features = JSON.parse('{"__proto__": "a"}');
    expect(groupOf({ groups: null, features }, "__proto__")).toBe("a");
  });
});

describe("an answer is the positive one", () => {
  test.each([
    ["approve", "approve"],
    [1, 1],
    [{ a: [1, { b: 2, c: 3 }] }, { a: [1, { c: 3, b: 2 }] }],
    [{ decision: "approve", score: 0.7 }, { decision: "approve" }],
    [{ decision: "approve", score: 0.7 }, "approve"],
    [{ label: true, decision: "approve" }, "approve"],
    [{ class: 1, probability: 1 }, 1],
    [[1], [1]],
  ])("%j by %j", (answer, positive) => {
    expect(isSelected(answer, positive)).toBe(true);
  });

  test.each([
    ["deny", "approve"],
    [1, true],
    ["1", 1],
    [null, "approve"],
    [{ decision: "deny", previous: "approve" }, "approve"],
    [{ decision: "deny", label: "approve" }, "approve"],
    [{ verdict: "approve" }, "approve"],
    [{ decision: "approve" }, { decision: "approve", score: 0.7 }],
    [{ decision: "approve" }, { constructor: "approve" }],
    ["approve", { decision: "approve" }],
    [["approve"], "approve"],
  ])("not %j by %j", (answer, positive) => {
    expect(isSelected(answer, positive)).toBe(false);
  });
});
