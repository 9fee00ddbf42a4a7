import { type Command, InvalidArgumentError, Option } from "commander";
import { SEVERITIES, type Severity } from "../../report/rule.js";
import type { GateOptions } from "../actions/gate.js";
import { withService, withSettings } from "../options.js";

export function gateCommand(program: Command): void {
  withService(withSettings(program.command("gate"), "report"))
    .description("say whether a model version may serve; exit with 1 where a gap of its trail stops it")
    .argument("<model-version>", "the model version, as wage-band@7")
    .option(
      "--environment <name>",
      "it must have been moved to the stage of that name, by an approval, for example production",
    )
    .addOption(
      new Option("--fail-on <severity>", `the least severity that stops it: ${SEVERITIES.join(", ")}`)
        .argParser(severityOf)
        .default("ERROR"),
    )
    .addHelpText(
      "after",
      "\nWithout --url it asks the service that runs on the store, and opens the store where none runs, or a policy is given." +
        "\nIt exits with 0 where the model version passes, 1 where it does not, 2 where that could not be found out.",
    )
    .action(async (modelVersion: string, options: GateOptions) =>
      (await import("../actions/gate.js")).gateAction(modelVersion, options),
    );
}

function severityOf(given: string): Severity {
  const severity = SEVERITIES.find((one) => one === given.toUpperCase());
  if (severity !== undefined) return severity;
  throw new InvalidArgumentError(`Allowed choices are ${SEVERITIES.join(", ")}.`);
}
