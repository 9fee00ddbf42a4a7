import type { Command } from "commander";
import { type Options, withSettings } from "../options.js";

export function exportCommand(program: Command): void {
  withSettings(program.command("export"))
    .description("write the log as static files that any web server can serve, or bring them up to date")
    .argument(
      "<folder>",
      "gets log/, which may be published, and sealed/, which may not: the sealed values, for a rebuild",
    )
    .action(async (folder: string, options: Options) =>
      (await import("../actions/export.js")).exportAction(folder, options),
    );
}
