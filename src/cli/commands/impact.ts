import type { Command } from "commander";
import type { ImpactOptions } from "../actions/impact.js";
import { withService, withSettings } from "../options.js";

export function impactCommand(program: Command): void {
  withService(withSettings(program.command("impact")))
    .description("print what rests on a fact, and is wrong if it is")
    .argument("<kind>", "the fact's kind, as SourceTable or DatasetVersion")
    .argument("<key>", "its key; of a prediction the request id")
    .option("--data-from <time>", "only what used data of the fact from that time on, or doesn't say which")
    .option("--data-to <time>", "only what used data of the fact before that time, or doesn't say which")
    .option("--served-from <time>", "of the predictions, only those from that time on")
    .option("--served-to <time>", "of the predictions, only those before that time")
    .option("--as-of <time>", "as it was recorded at that time")
    .option("--ndjson", "print the predictions instead, the newest first, one a line, each with a cursor")
    .option("--after <cursor>", "with --ndjson: go on after the line with that cursor")
    .addHelpText(
      "after",
      "\nWithout --url it asks the service that runs on the store, and opens the store where none runs.",
    )
    .action(async (kind: string, key: string, options: ImpactOptions) =>
      (await import("../actions/impact.js")).impactAction(kind, key, options),
    );
}
