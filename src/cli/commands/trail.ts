import type { Command } from "commander";
import type { TrailOptions } from "../actions/trail.js";
import { withService, withSettings } from "../options.js";

export function trailCommand(program: Command): void {
  withService(withSettings(program.command("trail")))
    .description("print the trail of a model's decisions, one a line, the newest first")
    .requiredOption("--model <name>", "the model: a name, for all its versions, or name@version")
    .option("--limit <count>", "how many at most", "1000")
    .addHelpText(
      "after",
      "\nWithout --url it asks the service that runs on the store, and opens the store where none runs.",
    )
    .action(async (options: TrailOptions) => (await import("../actions/trail.js")).trailAction(options));
}
