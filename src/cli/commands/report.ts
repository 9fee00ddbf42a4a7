import { type Command, Option } from "commander";
import { FORMAT_NAMES } from "../../report/formats/format.js";
import type { ReportOptions } from "../actions/report.js";
import { withService, withSettings } from "../options.js";

export function reportCommand(program: Command): void {
  withService(withSettings(program.command("report"), "report"))
    .description("print the audit report of a prediction")
    .argument("<request-id>", "the prediction's request id")
    .addOption(
      new Option("--format <format>", "the document's format").choices(FORMAT_NAMES).default("MARKDOWN"),
    )
    .addHelpText(
      "after",
      "\nWithout --url it asks the service that runs on the store, and opens the store where none runs, or a policy is given.",
    )
    .action(async (requestId: string, options: ReportOptions) =>
      (await import("../actions/report.js")).reportAction(requestId, options),
    );
}
