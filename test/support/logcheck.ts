import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { packageRoot } from "../../src/packageRoot.js";

const go = (...args: string[]) =>
  spawnSync("go", args, { cwd: join(packageRoot, "test/independent"), encoding: "utf8" });

/** Why the checker of test/independent, which is in Go, can't be built here; undefined where it can. */
export function noLogcheck(): string | undefined {
  if (go("version").status !== 0) return "go is not installed";
  const { status, stderr } = go("mod", "download");
  return status === 0 ? undefined : `its modules can't be had: ${stderr}`;
}

/** Builds the checker. Throws with what the compiler says. */
export function buildLogcheck(binary: string): void {
  const { status, stderr } = go("build", "-o", binary, ".");
  if (status !== 0) throw new Error(stderr);
}

/** What the checker says of a log's files, and its exit code. */
export function logcheck(binary: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(binary, args, { encoding: "utf8" });
  return { status, output: stdout + stderr };
}
