import { readFile } from "node:fs/promises";
import type { Config } from "../../config.js";
import { badInputAt } from "../../facts/error.js";
import { describeFinding, type Finding } from "../../graph/fsck/finding.js";
import { type FsckSummary, fsck } from "../../graph/fsck/fsck.js";
import { PositionFile } from "../../graph/fsck/position.js";
import { formatVerifierKey } from "../../log/key.js";
import { readTrustedHere } from "../../notary/trusted.js";
import { openUnchanged } from "../../store.js";
import { readCount } from "../flags.js";
import { configOf, type Options } from "../options.js";
import { stopSignal } from "../stopSignal.js";
import { recordRead } from "../store.js";
import { keysFrom } from "../trusted.js";

export interface FsckOptions extends Options {
  readonly json?: true;
  readonly resume?: true;
  readonly since?: string;
  readonly vkey?: string;
  readonly readOnly?: true;
  readonly limit: string;
}

export async function fsckAction(options: FsckOptions): Promise<void> {
  process.exitCode = await run(configOf(options), options);
}

async function run(
  config: Config,
  { json, resume, since, vkey, readOnly, limit }: FsckOptions,
): Promise<number> {
  const listed = readCount(limit, "--limit");
  const progress = new Progress();
  const say = (line: string) => progress.say(line);
  const trusted = await readTrusted(config.log, vkey, since);
  const file = new PositionFile(config.dataDir);
  const position = resume ? await file.read() : undefined;
  if (resume && position === undefined) say("no earlier run was stopped: beginning anew");
  let found = 0;
  const list = (one: Finding) => {
    if (++found > listed) return;
    progress.clear();
    console.log(json ? JSON.stringify({ type: "finding", ...one }) : describeFinding(one));
  };
  const signal = stopSignal();
  // no migration, and no notary, which would refuse a store that was tampered with
  const { graph, accessLog, [Symbol.asyncDispose]: close } = await openUnchanged(config, { progress: say });
  try {
    const summary = await fsck(graph, {
      trusted,
      resume: position,
      signal,
      report: list,
      progress: (checked, size) => progress.show(checked, size),
      reached: (reached) => file.write(reached, signal.aborted),
    });
    progress.clear();
    if (position !== undefined && summary.from === 0)
      say("the log is not the one of the earlier run: began anew");
    if (summary.complete) await file.remove();
    else say(`stopped at fact ${summary.checked}: go on with --resume`);
    const end = {
      ...summary,
      unlisted: Math.max(0, found - listed),
      keyFrom: vkey !== undefined ? "GIVEN" : trusted.verifierKey === undefined ? "STORE" : "KEY_FILE",
      // what was tampered with is evidence, and stays as it is
      recorded: !readOnly && summary.complete && summary.log === "INTACT" && found === 0,
    } as const;
    if (end.recorded) await recordRead(accessLog, "fsck");
    console.log(json ? JSON.stringify({ type: "summary", ...end }) : summaryText(end));
    return exitCode(summary);
  } finally {
    await close();
  }
}

const exitCode = ({ findings, complete }: FsckSummary): number => (findings > 0 ? 1 : complete ? 0 : 2);

/** The key given, else the one of this machine where it signs the log, with its last checkpoint; the user's own one. */
async function readTrusted(log: Config["log"], vkey: string | undefined, since: string | undefined) {
  const [given] = vkey === undefined ? [] : await keysFrom(vkey);
  return {
    ...(vkey === undefined
      ? await readTrustedHere(log)
      : { verifierKey: given && formatVerifierKey(given), lastSigned: undefined }),
    since:
      since === undefined
        ? undefined
        : await readFile(since, "utf8").catch((cause: unknown) => {
            throw badInputAt("--since", `${since} can't be read`, cause);
          }),
  };
}

const LOG_WORDS = {
  INTACT: "the log is intact",
  REWRITTEN: "THE LOG WAS REWRITTEN: it is not what its signed checkpoint says",
  TRUNCATED: "THE LOG WAS TRUNCATED: facts that were signed are cut off",
  FORKED: "THE LOG WAS REWRITTEN: it is not the continuation of a checkpoint remembered elsewhere",
  DAMAGED: "the signed history stands, and what the store holds of it was changed",
} as const;

function summaryText({
  log,
  origin,
  size,
  checked,
  newer,
  signed,
  findings,
  counts,
  complete,
  unlisted,
  keyFrom,
  recorded,
}: FsckSummary & {
  readonly unlisted: number;
  readonly keyFrom: "STORE" | "KEY_FILE" | "GIVEN";
  readonly recorded: boolean;
}): string {
  const lines = [
    ...(unlisted > 0 ? [`... and ${unlisted} more findings`] : []),
    `${checked} of ${size} facts checked${newer > 0 ? `; ${newer} more were recorded meanwhile` : ""}`,
    ...(complete ? [`log ${origin}: ${LOG_WORDS[log]}; a checkpoint covers ${signed} facts`] : []),
    ...(keyFrom === "STORE" ? ["the signature was checked with the key that the store itself names"] : []),
    findings === 0
      ? complete
        ? "nothing is wrong"
        : "nothing was found wrong so far"
      : `${findings} findings:`,
    ...Object.entries(counts).map(([code, count]) => `  ${code} ${count}`),
    ...(recorded ? [] : ["the store is as it was: this check left no Access in it"]),
  ];
  return lines.join("\n");
}

const BAR = 30;
const LINE_EVERY_MS = 30_000;

/** On stderr: a bar on a terminal, else a line now and then. */
class Progress {
  readonly #began = Date.now();
  #said: number | undefined;
  #first: number | undefined;
  #shown = false;

  show(checked: number, size: number): void {
    this.#first ??= checked;
    this.#said ??= Date.now();
    const { isTTY } = process.stderr;
    if (!isTTY && Date.now() - this.#said < LINE_EVERY_MS) return;
    this.#said = Date.now();
    const seconds = Math.max(1, Date.now() - this.#began) / 1_000;
    const text = `${checked} of ${size} facts, ${Math.round((checked - this.#first) / seconds)} a second`;
    if (!isTTY) {
      console.error(text);
      return;
    }
    const full = Math.round((checked / size) * BAR);
    process.stderr.write(`\r\x1b[K[${"#".repeat(full)}${"-".repeat(BAR - full)}] ${text}`);
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) process.stderr.write("\r\x1b[K");
    this.#shown = false;
  }

  say(line: string): void {
    this.clear();
    console.error(line);
  }
}
