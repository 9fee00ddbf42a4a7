import type { Command } from "commander";
import type { CompareOptions } from "../actions/compare.js";
import { withService, withSettings } from "../options.js";

export function compareCommand(program: Command): void {
  withService(withSettings(program.command("compare")))
    .description("print what differs between two model versions or two predictions")
    .argument("<kind>", "ModelVersion or Prediction")
    .argument("<a>", "the key of the one; of a prediction the request id")
    .argument("<b>", "the key of the other")
    .option("--json", "print all differences as JSON, with values as long as they are")
    .addHelpText(
      "after",
      "\nWithout --url it asks the service that runs on the store, and opens the store where none runs.",
    )
    .action(async (kind: string, a: string, b: string, options: CompareOptions) =>
      (await import("../actions/compare.js")).compareAction(kind, a, b, options),
    );
}
