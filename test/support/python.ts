import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const INSTALL_MS = 300_000;

/** An interpreter that has a package, or why there is none. */
export type Found = { readonly python: string } | { readonly reason: string };

/**
 * A Python with a package: the one that PROOFLINE_TEST_PYTHON names, else python3, else one of its environments that the package is
 * installed into once for all test runs on this machine.
 *
 * @param requirement as pip takes it, `mlflow==3.17.2`; several stand after each other
 * @param imports a statement that works only where it is there
 */
export async function pythonWith(requirement: string, imports: string): Promise<Found> {
  const given = process.env.PROOFLINE_TEST_PYTHON;
  for (const python of [given, "python3"])
    if (python !== undefined && works(python, imports)) return { python };
  if (!works("python3", "import venv")) return { reason: "there is no Python 3 here" };
  const folder = join(tmpdir(), "proofline-python", requirement.replace(/[^\w.]+/g, "-"));
  const python = join(folder, "bin", "python3");
  if (works(python, imports)) return { python };
  // under another name until it is whole: an environment that was cut off would never work
  const making = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  await rm(folder, { recursive: true, force: true });
  const isMade =
    (await runs("python3", ["-m", "venv", making])) &&
    (await runs(join(making, "bin", "python3"), ["-m", "pip", "install", "-q", ...requirement.split(" ")]));
  if (!isMade) {
    await rm(making, { recursive: true, force: true });
    return { reason: `pip can't install ${requirement} here` };
  }
  // else another worker's was first
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  return works(python, imports) ? { python } : { reason: `${requirement} does not work here` };
}

const works = (python: string, statement: string): boolean =>
  spawnSync(python, ["-c", statement], { stdio: "ignore", timeout: 60_000 }).status === 0;

async function runs(command: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(command, args, { stdio: "ignore", timeout: INSTALL_MS });
  const [code] = await once(child, "exit").catch(() => [1]);
  return code === 0;
}

/** What a script says to standard output. Throws with what it says to standard error where it fails. */
export function sayOf(python: string, script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python, [script, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr || stdout);
  return stdout;
}
