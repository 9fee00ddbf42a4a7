import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../../../src/packageRoot.js";
import { GAP_CODES } from "../../../../src/report/rule.js";
import { RULES } from "../../../../src/report/rules/index.js";

it("has one rule for each gap code, in their order", () => {
  expect(RULES.map(({ code }) => code)).toEqual(GAP_CODES);
});

it("has each code in docs/gap-codes.md, with its severity", () => {
  const rows = readFileSync(join(packageRoot, "docs/gap-codes.md"), "utf8").matchAll(
    /^\| ([A-Z_]+) \| (ERROR|WARNING|INFO) \| /gm,
  );
  expect([...rows].map(([, code, severity]) => ({ code, severity }))).toEqual(
    RULES.map(({ code, severity }) => ({ code, severity })),
  );
});
