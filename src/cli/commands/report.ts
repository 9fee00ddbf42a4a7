import { type Command, InvalidArgumentError, Option } from "commander";
import { FORMAT_NAMES, type FormatName } from "../../report/formats/format.js";
import type { ReportOptions } from "../actions/report.js";
import { withService, withSettings } from "../options.js";

export function reportCommand(program: Command): void {
  withService(withSettings(program.command("report"), "report"))
    .description("print the audit report of a prediction")
    .argument("<request-id>", "the prediction's request id")
    .addOption(
      new Option("--format <format>", `the document's format: ${FORMAT_NAMES.map(asWritten).join(", ")}`)
        .argParser(formatOf)
        .default("MARKDOWN", "markdown"),
    )
    .option("--out <file>", "the file to write the document to, instead of standard output")
    .addHelpText(
      "after",
      "\nWithout --url it asks the service that runs on the store, and opens the store where none runs, or a policy is given.",
    )
    .action(async (requestId: string, options: ReportOptions) =>
      (await import("../actions/report.js")).reportAction(requestId, options),
    );
}

const asWritten = (name: FormatName): string => name.toLowerCase().replaceAll("_", "-");

/** A format by its name in GraphQL, in any case, with "-" for "_". */
function formatOf(given: string): FormatName {
  const format = FORMAT_NAMES.find((name) => name === given.toUpperCase().replaceAll("-", "_"));
  if (format !== undefined) return format;
  throw new InvalidArgumentError(`Allowed choices are ${FORMAT_NAMES.map(asWritten).join(", ")}.`);
}
