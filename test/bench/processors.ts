import { readFile } from "node:fs/promises";

/** Linux counts the processor time of a process in hundredths of a second, whatever the kernel's own clock is. */
const TICKS_A_SECOND = 100;

/** Processor time in seconds, of all threads of a process, in its own code and in the kernel for it. */
export interface ProcessorTimes {
  readonly service: number;
  readonly neo4j: number;
}

/** The two processes that are looked at. */
export interface Processes {
  readonly service: number;
  readonly neo4j: number;
}

export async function processorTimes({ service, neo4j }: Processes): Promise<ProcessorTimes> {
  return { service: await secondsOf(service), neo4j: await secondsOf(neo4j) };
}

const secondsOf = async (pid: number): Promise<number> =>
  processorSeconds(await readFile(`/proc/${pid}/stat`, "utf8"));

/** The seconds in a `/proc/PID/stat`. The name of the command, in parentheses, may hold spaces and parentheses. */
export function processorSeconds(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [fields[11], fields[12]].map(Number);
  const seconds = ((user ?? Number.NaN) + (system ?? Number.NaN)) / TICKS_A_SECOND;
  if (Number.isNaN(seconds)) throw new Error(`no processor time in ${JSON.stringify(stat)}`);
  return seconds;
}
