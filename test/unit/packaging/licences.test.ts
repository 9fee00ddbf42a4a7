import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { isAllowed, licenceProblems } from "../../../src/packaging/licences.js";
import { productionPackages } from "../../../src/packaging/lockFile.js";

const lock = JSON.parse(readFileSync(join(packageRoot, "package-lock.json"), "utf8"));

describe("the licences of what comes along", () => {
  it.each(["MIT", "(MIT OR GPL-3.0-only)", "(MIT AND BSD-3-Clause)", "GPL-2.0-only OR Apache-2.0"])(
    "%s may",
    (expression) => expect(isAllowed(expression)).toBe(true),
  );

  it.each(["GPL-3.0-only", "(MIT AND GPL-3.0-only)", "", "UNLICENSED", "(MIT OR (GPL-2.0-only AND ISC))"])(
    "%s may not",
    (expression) => expect(isAllowed(expression)).toBe(false),
  );

  it("a package without one, or with another one than was read, is named with its version", () => {
    const packages = [
      { name: "fine", version: "1.0.0", license: "ISC" },
      { name: "bare", version: "1.2.3", license: undefined },
      { name: "png-js", version: "3.0.0", license: "AGPL-3.0-only" },
    ];
    expect(licenceProblems(packages)).toEqual(["bare@1.2.3: no licence", "png-js@3.0.0: AGPL-3.0-only"]);
  });

  it("of the lock file, what is for development alone is not asked", () => {
    const packages = productionPackages(lock);
    expect(packages.map(({ name }) => name)).toContain("fastify");
    expect(packages.map(({ name }) => name)).not.toContain("vitest");
    expect(licenceProblems(packages)).toEqual([]);
  });
});
