import type { Command } from "commander";
import type { ArchiveOptions } from "../actions/archive.js";
import { withSettings } from "../options.js";

export function archiveCommand(program: Command): void {
  withSettings(program.command("archive"))
    .description("move the entries and sealed values of old predictions from the store to Parquet files")
    .argument(
      "<folder>",
      "one of ARCHIVE_DIRS, where the service then reads them; sealed values are encrypted there",
    )
    .requiredOption(
      "--before <time>",
      "what was recorded before: a day or a time, as 2026-05-01 or 2026-05-01T00:00:00Z",
    )
    .option("--early <reason>", "also what RETENTION_PERIOD is not over for; the reason stands in the log")
    .addHelpText("after", HELP)
    .action(async (folder: string, options: ArchiveOptions) =>
      (await import("../actions/archive.js")).archiveAction(folder, options),
    );
}

const HELP = `
Names, times, edges and hashes stay in the store, and so do the keys of sealed values: an erasure takes those. Reports, fsck and
exports read the files. Interrupted, the same command again goes on.`;
