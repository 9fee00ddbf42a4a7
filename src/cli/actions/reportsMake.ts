import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { backOffMs } from "../../client/backOff.js";
import { ProoflineError } from "../../facts/error.js";
import { absent, replaceFile } from "../../files.js";
import { NoAnswer } from "../client.js";
import { onDisk } from "./reportsFolder.js";
import { type GapCount, isMade, type Journal, type Result } from "./reportsJournal.js";
import type { Plan, Planned } from "./reportsPlan.js";
import type { ReportsSource } from "./reportsSource.js";

/** How long nothing may be answered until it is given up. */
const RETRY_MS = 30_000;

/** Undefined where it was stopped before. */
export async function resultFor(
  folder: string,
  plan: Plan,
  planned: Planned,
  journal: Journal,
  source: ReportsSource,
  stop: AbortSignal,
): Promise<Result | "THERE" | undefined> {
  const path = join(folder, planned.file);
  const before = await journal.at(planned.place);
  if (before !== undefined && isMade(before) && (await sha256Of(path)) === before.sha256) return "THERE";
  try {
    return await madeReport(path, plan, planned, journal, source, stop);
  } catch (error) {
    if (stop.aborted) return undefined;
    if (!(error instanceof ProoflineError) || !(await isOfOne(error, source))) throw error;
    const { code, message } = error;
    const notMade: Result = { place: planned.place, error: { code, message } };
    await journal.add(notMade);
    return notMade;
  }
}

async function madeReport(
  path: string,
  plan: Plan,
  { place, requestId }: Planned,
  journal: Journal,
  source: ReportsSource,
  stop: AbortSignal,
): Promise<Result> {
  const { document, verdict, gaps } = await patiently(
    () => source.report(requestId, plan.asOf),
    source,
    stop,
  );
  const sha256 = createHash("sha256").update(document).digest("hex");
  const made: Result = { place, sha256, bytes: document.length, verdict, gaps: counted(gaps) };
  // not said to be bad input of this report: the folder has no room for the others either
  await onDisk(path, () => replaceFile(path, document, false, () => journal.add(made))).catch(
    (error: unknown) => {
      throw new WriteError(error);
    },
  );
  return made;
}

/** The folder takes no more. */
class WriteError extends ProoflineError {
  constructor(cause: unknown) {
    super("UNAVAILABLE", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const sha256Of = async (path: string): Promise<string | undefined> => {
  const bytes = await readFile(path).catch(absent);
  return bytes === undefined ? undefined : createHash("sha256").update(bytes).digest("hex");
};

function counted(gaps: readonly { readonly code: string; readonly severity: string }[]): GapCount[] {
  const byCode = new Map<string, GapCount>();
  for (const { code, severity } of gaps) {
    const before = byCode.get(`${code} ${severity}`)?.count ?? 0;
    byCode.set(`${code} ${severity}`, { code, severity, count: before + 1 });
  }
  return [...byCode.values()];
}

const OF_ALL: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "FORBIDDEN"]);

/** Whether this report alone can't be made: what is not answered at all keeps the others from being made, too. */
async function isOfOne(error: unknown, source: ReportsSource): Promise<boolean> {
  if (!(error instanceof ProoflineError) || error instanceof WriteError || OF_ALL.has(error.code))
    return false;
  if (error.code !== "UNAVAILABLE") return true;
  if (!source.asksAgain && error instanceof NoAnswer) return false;
  return source.log(0).then(
    () => true,
    () => false,
  );
}

/** Tries again while nothing is answered. */
export async function patiently<T>(
  attempt: () => Promise<T>,
  source: ReportsSource,
  stop: AbortSignal,
): Promise<T> {
  const deadline = performance.now() + RETRY_MS;
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ProoflineError) || error.code !== "UNAVAILABLE") throw error;
      if (!source.asksAgain && error instanceof NoAnswer) throw error;
      const wait = backOffMs(failures);
      if (stop.aborted || performance.now() + wait > deadline) throw error;
      await sleep(wait, undefined, { signal: stop }).catch(() => {});
    }
  }
}
