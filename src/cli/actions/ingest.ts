import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { addAbortSignal, type Readable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import { at, type ServiceAddress, type ServiceOptions, sendBody, serviceOf } from "../client.js";
import { readCount } from "../flags.js";
import { configOf, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { say } from "../terminal.js";
import { whyNot } from "../textFile.js";
import type { FactLine } from "./ingestBatch.js";
import { Ingestion } from "./ingestion.js";
import { count, duration, ProgressBar } from "./ingestProgress.js";
import { RejectsFile } from "./ingestRejects.js";

export interface IngestOptions extends ServiceOptions, Options {
  readonly fromLine: string;
  readonly rejects?: string;
  readonly retrySeconds: string;
}

const STANDARD_INPUT = "-";
/** As a shell has it for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Records the lines of a file, and sets the exit code to 1 where some were refused. */
export async function ingestAction(file: string, options: IngestOptions): Promise<void> {
  const fromLine = readCount(options.fromLine, "--from-line");
  if (fromLine === 0) throw badInputAt("--from-line", "must be at least 1: that is the first line");
  const retrySeconds = readCount(options.retrySeconds, "--retry-seconds");
  const rejectsPath = options.rejects ?? `${file === STANDARD_INPUT ? "stdin" : file}.rejects.ndjson`;
  if (resolve(rejectsPath) === resolve(file))
    throw badInputAt("--rejects", "must be another file than the one read");
  const service = await serviceOf(options);
  // as for a service: lines that are done with are not left in memory until there are many
  setFlagsFromString("--heap-growing-percent=80");
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const source = await openSource(file);
  const bar = new ProgressBar(source.size, process.stderr);
  const begun = performance.now();
  const rejects = await RejectsFile.open(rejectsPath, fromLine > 1);
  try {
    const ingestion = new Ingestion(addAbortSignal(stop.signal, source.stream), {
      fromLine,
      retrySeconds,
      reject: (refused) => rejects.add(refused),
      progressed: (progress) => bar.show(progress),
      say: (line) => {
        bar.clear();
        say(line);
      },
      stop: stop.signal,
    });
    try {
      await (service === undefined
        ? recordHere(options, ingestion)
        : ingestion.run((facts) => recordThere(service, facts)));
    } catch (error) {
      throw goingOn(error, ingestion.progress.nextLine);
    } finally {
      bar.clear();
    }
    const { lines, recorded, duplicates, rejected, nextLine } = ingestion.progress;
    const seconds = (performance.now() - begun) / 1_000;
    say(
      `${count(lines)} lines in ${duration(seconds)}: ${count(recorded)} recorded, ${count(duplicates)} there before, ${count(rejected)} rejected${rejected > 0 ? `, see ${rejectsPath}` : ""}`,
    );
    if (rejected > 0) process.exitCode = 1;
    if (stop.signal.aborted) {
      say(`stopped: ${goOn(nextLine)}`);
      process.exitCode = INTERRUPTED;
    }
  } finally {
    await rejects[Symbol.asyncDispose]();
    source.stream.destroy();
  }
}

const goOn = (line: number): string => `all before line ${line} is done; go on with --from-line ${line}`;

/** What a user can do about it, beside what it is. */
function goingOn(error: unknown, line: number): unknown {
  if (!(error instanceof ProoflineError) || error.code === "INTERNAL") return error;
  return new ProoflineError(error.code, `${error.message} (${goOn(line)})`, { cause: error });
}

interface Source {
  readonly stream: Readable;
  /** Undefined of a pipe. */
  readonly size: number | undefined;
}

/** Throws BAD_USER_INPUT. */
async function openSource(file: string): Promise<Source> {
  if (file === STANDARD_INPUT) return { stream: process.stdin, size: undefined };
  try {
    const handle = await open(file);
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      await handle.close();
      throw badInputAt(file, "is a folder");
    }
    const stream = handle.createReadStream({ highWaterMark: 2 ** 20 });
    return { stream, size: stat.isFile() ? stat.size : undefined };
  } catch (cause) {
    if (cause instanceof ProoflineError) throw cause;
    throw badInputAt(file, whyNot(cause), cause);
  }
}

const MUTATION = "mutation ingest($facts: [FactInput!]!) { recordFacts(facts: $facts) { duplicate } }";
const BEFORE = Buffer.from(`{"query":${JSON.stringify(MUTATION)},"variables":{"facts":[`);
const COMMA = Buffer.from(",");
const AFTER = Buffer.from("]}}");

/** The lines are sent as they are: each was read as JSON, and writing it again would cost as much. */
async function recordThere(service: ServiceAddress, facts: readonly FactLine[]): Promise<number> {
  const parts: Buffer[] = [BEFORE];
  for (const { bytes } of facts) parts.push(parts.length > 1 ? COMMA : EMPTY, bytes);
  const receipts = at(await sendBody(service, Buffer.concat([...parts, AFTER])), "recordFacts");
  if (!Array.isArray(receipts) || receipts.length !== facts.length)
    throw new ProoflineError("UNAVAILABLE", `${service.url}/graphql did not answer for all facts`);
  return receipts.filter((receipt) => at(receipt, "duplicate") === true).length;
}
const EMPTY = Buffer.alloc(0);

/** A service that stops is asked no more: the store is opened, and what was not answered is recorded there. */
async function recordHere(options: Options, ingestion: Ingestion): Promise<void> {
  const config = configOf(options);
  await askOrOpen(
    config,
    (running) => ingestion.run((facts) => recordThere(running, facts), false),
    async () => (await import("./ingestToStore.js")).ingestToStore(config, ingestion),
  );
}
