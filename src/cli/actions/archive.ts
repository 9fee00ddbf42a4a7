import { resolve } from "node:path";
import { keptSince } from "../../archive/period.js";
import type { Config } from "../../config.js";
import { badInputAt } from "../../facts/error.js";
import { LOCAL } from "../../facts/role.js";
import { parseTime } from "../../facts/scalar.js";
import { archivePredictions } from "../../graph/archive/archivePredictions.js";
import { configOf, type Options } from "../options.js";
import { stopSignal } from "../stopSignal.js";
import { recordRead, withStoreToRead } from "../store.js";
import { say } from "../terminal.js";

export interface ArchiveOptions extends Options {
  readonly before: string;
  readonly early?: string;
}

export async function archiveAction(folder: string, options: ArchiveOptions): Promise<void> {
  const config = configOf(options);
  const before = readBefore(options.before);
  const since = keptSince(config.retention, new Date()).toISOString();
  const { early } = options;
  mustBeDue(before, since, early, config);
  mustBeRead(folder, config);
  const signal = stopSignal();
  await withStoreToRead(config, async ({ graph, recorder, accessLog }) => {
    await recordRead(accessLog, "archive");
    const request = {
      ...{ before, keptSince: since, period: config.retention.text, performedBy: LOCAL.name },
      reason: before > since ? early : undefined,
      folder: resolve(folder),
    };
    let predictions = 0;
    for await (const file of archivePredictions(graph, recorder, request, signal)) {
      predictions += file.predictions;
      console.log(file.path);
      say(`${file.predictions} predictions are archived in it`);
    }
    if (predictions === 0 && !signal.aborted) say(`no prediction in the store was recorded before ${before}`);
    if (signal.aborted) say("stopped: run it again to go on");
  });
}

/** A day is its beginning, in UTC. */
const readBefore = (text: string): string =>
  parseTime(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text, "--before");

function mustBeDue(before: string, since: string, early: string | undefined, { retention }: Config): void {
  if (early?.trim() === "") throw badInputAt("--early", "say why: it stands in the log");
  if (before <= since || early !== undefined) return;
  throw badInputAt(
    "--before",
    `what was recorded since ${since} has yet to be kept (RETENTION_PERIOD is ${retention.text}): give an earlier time, or --early with a reason, which stands in the log`,
  );
}

/** Else the service would not find again what this takes out of its store. */
function mustBeRead(folder: string, { archiveDirs }: Config): void {
  if (archiveDirs.includes(resolve(folder))) return;
  throw badInputAt(
    "ARCHIVE_DIRS",
    `does not name ${resolve(folder)}: set it for the service that runs on this store, and for this command, so that reports find the predictions there`,
  );
}
