import type { Command } from "commander";
import type { IngestOptions } from "../actions/ingest.js";
import { withService, withSettings } from "../options.js";

const HELP = `
A line is a fact as recordFacts takes it: {"prediction": {"requestId": …}}. Good lines are recorded in their order, whatever
is wrong with others; the same file again adds nothing.

Without --url it asks the service that runs on the store, opens the store where none runs, and makes one in the data folder
where there is none yet.

Exit code 0: all lines are recorded. 1: some were refused, and are in the file of rejects. 2: it could not go on, and says
at which line to. 130: it was stopped by Ctrl-C, and says the same.`;

export function ingestCommand(program: Command): void {
  withService(withSettings(program.command("ingest")))
    .description("record the facts of a file, one a line (NDJSON)")
    .argument("<file>", "the file, or - for what comes on standard input")
    .option("--from-line <number>", "go on at that line; rejects are added to those of the earlier run", "1")
    .option("--rejects <file>", "gets the lines that are refused (<file>.rejects.ndjson)")
    .option("--retry-seconds <count>", "how long to try again where nothing can be recorded", "120")
    .addHelpText("after", HELP)
    .action(async (file: string, options: IngestOptions) =>
      (await import("../actions/ingest.js")).ingestAction(file, options),
    );
}
