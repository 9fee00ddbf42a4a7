import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import { absent, exists, TEMPORARY } from "../../files.js";
import { PROGRESS, planFile } from "./reportsPlan.js";

const REPORTS = "reports";

/** Makes the folder, and removes what a process that was killed had half written. Throws BAD_USER_INPUT. */
export async function prepare(folder: string): Promise<void> {
  const [reports, progress] = [join(folder, REPORTS), join(folder, PROGRESS)];
  const there = (await readdir(folder).catch(absent)) ?? [];
  const isOurs =
    there.every((name) => name === REPORTS || name === PROGRESS) || (await exists(planFile(folder)));
  if (!isOurs) throw badInputAt("--out", `${folder} holds other files: take an empty folder, or a new one`);
  await onDisk(folder, () => mkdir(reports, { recursive: true }));
  await onDisk(folder, () => mkdir(progress, { recursive: true }));
  for (const place of [folder, reports, progress])
    for (const file of await readdir(place))
      if (file.endsWith(TEMPORARY)) await rm(join(place, file), { force: true });
}

/** Says in words what the system has against a file. */
export async function onDisk<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof ProoflineError || !(cause instanceof Error && "code" in cause)) throw cause;
    throw badInputAt("--out", `${path} can't be written (${String(cause.code)})`, cause);
  }
}
