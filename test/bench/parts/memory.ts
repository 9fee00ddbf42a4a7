import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Result } from "../result.js";
import type { Run } from "../run.js";

const GOAL_MIB = 300;

/** What the service's process holds in memory, where the system has /proc. */
export async function memory({ service, predictions }: Run): Promise<Result[]> {
  const what = `service's resident memory after ${predictions.recorded.toLocaleString("en")} predictions`;
  const goal = `< ${GOAL_MIB} MiB`;
  const file = `/proc/${service.pid}/status`;
  if (!existsSync(file)) return [{ what, measured: "not measured: no /proc", goal, met: undefined }];
  const status = await readFile(file, "utf8");
  const mib = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, "m").exec(status)?.[1]) / 1_024;
  const resident = mib("VmRSS");
  return [
    {
      what,
      measured: `${resident.toFixed(0)} MiB, at most ${mib("VmHWM").toFixed(0)} MiB`,
      goal,
      met: resident < GOAL_MIB,
    },
  ];
}
