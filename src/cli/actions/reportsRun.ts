import { join } from "node:path";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import { NoAnswer } from "../client.js";
import { say } from "../terminal.js";
import { count, duration, ProgressBar } from "./ingestProgress.js";
import { onDisk } from "./reportsFolder.js";
import { writeIndex } from "./reportsIndex.js";
import { isMade, Journal } from "./reportsJournal.js";
import { patiently, resultFor } from "./reportsMake.js";
import {
  type Asked,
  makePlan,
  type Plan,
  type Planned,
  PROGRESS,
  plannedOf,
  readPlan,
} from "./reportsPlan.js";
import type { ReportsSource } from "./reportsSource.js";

/** Reports under way at a time: their accesses are committed together. */
const UNDER_WAY = 8;
/** As a shell has it for a program that Ctrl-C ended. */
const INTERRUPTED = 130;
const GO_ON = "the same command goes on from there";

/** Makes what is not there yet of the reports that were asked for, and the index of all. */
export async function makeAll(
  folder: string,
  asked: Asked,
  operation: string,
  source: ReportsSource,
  stop: AbortSignal,
): Promise<void> {
  const plan =
    (await continued(folder, asked, source)) ?? (await begun(folder, asked, operation, source, stop));
  if (plan === undefined) return stopped();
  const began = performance.now();
  const journal = await Journal.open(join(folder, PROGRESS, "made.ndjson"), plan.chosen);
  const words = { lines: "reports", rejected: "that can't be made" };
  const bar = new ProgressBar(plan.chosen, process.stderr, undefined, words);
  const state = { done: 0, there: 0, failed: 0 };
  const one = async (planned: Planned): Promise<void> => {
    const result = await resultFor(folder, plan, planned, journal, source, stop);
    if (result === undefined) return;
    state.done += 1;
    if (result === "THERE") state.there += 1;
    else if (!isMade(result)) state.failed += 1;
    bar.show({ lines: state.done, bytes: state.done, rejected: state.failed });
  };
  try {
    try {
      await overAll(plannedOf(folder, plan), one, stop);
    } catch (error) {
      throw goingOn(error, source);
    } finally {
      bar.clear();
    }
    if (stop.aborted) return stopped();
    const totals = await onDisk(folder, () => writeIndex(folder, plan, journal, new Date().toISOString()));
    const time = duration((performance.now() - began) / 1_000);
    const index = join(folder, "index.html");
    const parts = [`${count(totals.made)} made`];
    if (state.there > 0) parts.push(`${count(state.there)} of them before`);
    if (totals.notMade > 0) parts.push(`${count(totals.notMade)} that can't be made`);
    say(
      `${count(plan.chosen)} reports of ${count(plan.population)} predictions in ${time}: ${parts.join(", ")}; see ${index}`,
    );
    if (totals.notMade > 0) process.exitCode = 1;
  } finally {
    await journal[Symbol.asyncDispose]();
  }
}

function stopped(): void {
  say(`stopped: ${GO_ON}`);
  process.exitCode = INTERRUPTED;
}

/** What a user can do about it, beside what it is. */
function goingOn(error: unknown, { asksAgain }: ReportsSource): unknown {
  if (!(error instanceof ProoflineError) || error.code === "INTERNAL") return error;
  // who hears that nothing answers opens the store, and goes on there
  if (error instanceof NoAnswer && !asksAgain) return error;
  return new ProoflineError(error.code, `${error.message} (${GO_ON})`, { cause: error });
}

/** Throws BAD_USER_INPUT where the reports that are there are of another log, or of more of it than there is. */
async function continued(folder: string, asked: Asked, source: ReportsSource): Promise<Plan | undefined> {
  const plan = await readPlan(folder, asked);
  if (plan === undefined) return undefined;
  const log = await source.log(0);
  if (log.origin !== plan.log.origin || log.size < plan.log.size)
    throw badInputAt(
      "--out",
      `${folder} holds reports of ${plan.log.origin} at ${count(plan.log.size)} facts, and this is ${log.origin} at ${count(log.size)}`,
    );
  say(`goes on with what ${folder} holds, as of ${count(plan.asOf)} facts`);
  return plan;
}

/** Undefined where it was stopped. */
async function begun(
  folder: string,
  asked: Asked,
  operation: string,
  source: ReportsSource,
  stop: AbortSignal,
): Promise<Plan | undefined> {
  const plan = await patiently(
    () => makePlan(folder, { asked, operation, begunAt: new Date().toISOString() }, source),
    source,
    stop,
  );
  say(
    `${count(plan.population)} predictions as of ${count(plan.asOf)} facts, reports of ${count(plan.chosen)}; accesses: ${operation}`,
  );
  return stop.aborted ? undefined : plan;
}

/** Does something with all of them, a few at a time. What is under way is over when it ends, however it does. */
async function overAll<T>(
  all: AsyncGenerator<T>,
  use: (one: T) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  let failed: { readonly error: unknown } | undefined;
  const work = async () => {
    while (failed === undefined && !stop.aborted) {
      const { value, done } = await all.next();
      if (done) return;
      await use(value);
    }
  };
  const working = Array.from({ length: UNDER_WAY }, () =>
    work().catch((error: unknown) => {
      failed ??= { error };
    }),
  );
  await Promise.all(working);
  await all.return(undefined);
  if (failed !== undefined) throw failed.error;
}
