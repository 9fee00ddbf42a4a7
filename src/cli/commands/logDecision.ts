import type { Command } from "commander";
import type { DecisionOptions } from "../actions/logDecision.js";
import { withService, withSettings } from "../options.js";

export function logDecisionCommand(program: Command): void {
  withService(withSettings(program.command("log-decision")))
    .description("record one decision of a model and print its receipt")
    .requiredOption("--model <name>", "the model, or model@version where the version is known")
    .requiredOption("--features <json>", "the feature values, as JSON")
    .requiredOption("--prediction <json>", "what the model answered, as JSON")
    .option("--request-id <id>", "the request's id (a new one)")
    .option("--timestamp <time>", "when it answered, RFC 3339 (now)")
    .option("--deployment <id>", "the deployment that answered")
    .addHelpText(
      "after",
      "\nWithout --url it asks the service that runs on the store, opens the store where none runs, and makes one in the data folder where there is none yet.",
    )
    .action(async (options: DecisionOptions) =>
      (await import("../actions/logDecision.js")).logDecisionAction(options),
    );
}
