import { expect, it } from "vitest";
import { GAP_CODES } from "../../../../src/report/rule.js";
import { RULES } from "../../../../src/report/rules/index.js";

it("has one rule for each gap code, in their order", () => {
  expect(RULES.map(({ code }) => code)).toEqual(GAP_CODES);
});
