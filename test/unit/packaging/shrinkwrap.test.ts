import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { shrinkwrapOf } from "../../../src/packaging/shrinkwrap.js";

it("a shrinkwrap is the lock file without what is for development", () => {
  const lock = JSON.parse(readFileSync(join(packageRoot, "package-lock.json"), "utf8"));
  const { packages, ...rest } = shrinkwrapOf(lock);
  expect(rest).toEqual({ ...lock, packages: undefined });
  expect(packages[""]).toEqual({ ...lock.packages[""], devDependencies: undefined });
  expect(packages["node_modules/fastify"]).toEqual(lock.packages["node_modules/fastify"]);
  expect(packages["node_modules/vitest"]).toBeUndefined();
  expect(Object.values(packages).filter(({ dev }) => dev)).toEqual([]);
});
