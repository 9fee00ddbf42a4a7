import type { Command } from "commander";
import { MODEL_CARD_FORMATS } from "../../report/modelCard/formatNames.js";
import type { ModelCardOptions } from "../actions/modelCard.js";
import { formatOption } from "../formatOption.js";
import { withService, withSettings } from "../options.js";

type Given = Omit<ModelCardOptions, "format"> & Partial<Pick<ModelCardOptions, "format">>;

export function modelCardCommand(program: Command): void {
  withService(withSettings(program.command("model-card"), "report"))
    .description("print the model card of a model version, or its technical documentation by the AI Act")
    .argument("<model-version>", "the model version's key, MODEL@VERSION")
    .addOption(formatOption(MODEL_CARD_FORMATS, "markdown"))
    .option("--out <file>", "the file to write the document to, instead of standard output")
    .addHelpText(
      "after",
      "\nWithout --url it asks the service that runs on the store, and opens the store where none runs, or a policy is given.",
    )
    .action(async (modelVersion: string, { format = "MARKDOWN", ...options }: Given) =>
      (await import("../actions/modelCard.js")).modelCardAction(modelVersion, { ...options, format }),
    );
}
