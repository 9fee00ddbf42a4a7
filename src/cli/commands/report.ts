import type { Command } from "commander";
import { badInputAt } from "../../facts/error.js";
import { FORMAT_NAMES } from "../../report/formats/format.js";
import type { ReportOptions } from "../actions/report.js";
import type { ReportsOptions } from "../actions/reports.js";
import { formatOption } from "../formatOption.js";
import { withService, withSettings } from "../options.js";

const HELP = `
Without --url it asks the service that runs on the store, and opens the store where none runs, or a policy is given.

With --all or --sample it writes the reports of many predictions into a folder, as html, pdf or json, with an index of them:
index.html and index.json. The same command goes on where an earlier one was stopped. All reports are of one state of the
log, which the index says.

Exit code 0: done. 1: some reports can't be made; the index says which. 2: not done.`;

type Given = Omit<ReportOptions, "format"> & ReportsOptions & { readonly all?: true };

/** What is for many reports alone. */
const OF_MANY = {
  deployment: "--deployment",
  modelVersion: "--model-version",
  from: "--from",
  to: "--to",
  seed: "--seed",
  asOf: "--as-of",
} as const satisfies Partial<Record<keyof Given, string>>;

export function reportCommand(program: Command): void {
  withService(withSettings(program.command("report"), "report"))
    .description("print the audit report of a prediction, or write those of many")
    .argument("[request-id]", "the prediction's request id")
    .addOption(formatOption(FORMAT_NAMES, "markdown; of many html"))
    .option(
      "--out <file>",
      "the file to write the document to, instead of standard output; of many the folder",
    )
    .option("--all", "the reports of all predictions of --deployment, --model-version, --from and --to")
    .option("--sample <number>", "the reports of so many of them, drawn by chance")
    .option("--seed <number>", "what the sample is drawn by: the same seed draws the same ones (1)")
    .option("--deployment <key>", "only predictions that it served")
    .option("--model-version <key>", "only predictions of it")
    .option("--from <time>", "only predictions from that time on")
    .option("--to <time>", "only predictions before that time")
    .option("--as-of <number>", "as it was when the log had so many facts (as it is now)")
    .addHelpText("after", HELP)
    .action(runReport);
}

async function runReport(requestId: string | undefined, options: Given): Promise<void> {
  const { all, sample, format = "MARKDOWN" } = options;
  if (all !== undefined || sample !== undefined) {
    if (requestId !== undefined)
      throw badInputAt("<request-id>", "is for one report: leave out --all and --sample");
    return (await import("../actions/reports.js")).reportsAction(options);
  }
  if (requestId === undefined)
    throw badInputAt("<request-id>", "name a prediction, or give --all or --sample");
  for (const [name, flag] of Object.entries(OF_MANY))
    if (new Map(Object.entries(options)).has(name)) throw badInputAt(flag, "is for --all and --sample");
  return (await import("../actions/report.js")).reportAction(requestId, { ...options, format });
}
