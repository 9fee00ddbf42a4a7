import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Figure } from "../figure.js";
import type { Run } from "../run.js";

const GOAL_MIB = 300;

/** The most that the service's process has held in memory since it started, where the system has /proc. */
export async function memory({ service }: Run): Promise<Figure[]> {
  const file = `/proc/${service.pid}/status`;
  const value = existsSync(file) ? mebibytes(await readFile(file, "utf8"), "VmHWM") : undefined;
  const what = "service's resident memory at its greatest";
  return [{ id: "memory", what, unit: "MiB", value, pairs: [], better: "lower", limit: GOAL_MIB }];
}

/** Of a line of `/proc/PID/status`. */
export function mebibytes(status: string, name: string): number {
  const kibibytes = new RegExp(`^${name}:\\s*(\\d+) kB$`, "m").exec(status)?.[1];
  if (kibibytes === undefined) throw new Error(`no ${name} in a process's status`);
  return Number(kibibytes) / 1_024;
}
