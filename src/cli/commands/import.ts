import type { Command } from "commander";
import type { ImportMlflowOptions } from "../actions/importMlflow.js";
import { withService, withSettings } from "../options.js";

export function importCommand(program: Command): void {
  const command = program.command("import").description("record what another tool knows of its past");
  withService(withSettings(command.command("mlflow")))
    .description(
      "record the runs, data sets, models and stages that an MLflow server has, and what is new since last time",
    )
    .option("--tracking-uri <url>", "the MLflow server (MLFLOW_TRACKING_URI)")
    .option(
      "--experiment <name...>",
      "only experiments of these names or ids, and the models that their runs made",
    )
    .option("--hash-artifacts", "read the models' artifacts over the server and record their SHA-256")
    .option(
      "--map <file>",
      "names of data sets, as JSON: what MLflow has, and the namespace/name that others have",
    )
    .option("--all", "look at everything again, for what changed since it was imported")
    .option("--follow", "go on importing what comes, until Ctrl-C")
    .option("--state <file>", "where to keep how far it is (mlflow-import.json in the data folder)")
    .addHelpText(
      "after",
      "\nMLFLOW_TRACKING_USERNAME with MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, are shown to the MLflow server." +
        "\nWithout --url it asks the service that runs on the store, and runs one itself where none does. A key for --url needs the" +
        "\nroles READ and INGEST.",
    )
    .action(async (options: ImportMlflowOptions) =>
      (await import("../actions/importMlflow.js")).importMlflowAction(options),
    );
}
