import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { packageRoot } from "../../../src/packageRoot.js";

export interface Ended {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `proofline` as compiled, in a folder, with nothing of this process's environment but what is given.
 *
 * @param input what comes on its standard input
 */
export async function proofline(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
  input = "",
): Promise<Ended> {
  const child = spawn(process.execPath, [join(packageRoot, "dist/cli/main.js"), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.on("error", () => {}); // a command that reads nothing may be gone
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, "exit"),
  ]);
  return { code, out, err };
}
