import type { Command } from "commander";
import type { RebuildOptions } from "../actions/rebuild.js";
import { withSettings } from "../options.js";

export function rebuildCommand(program: Command): void {
  withSettings(program.command("rebuild"))
    .description("make an empty store equal to the one that a folder was exported from")
    .argument("<folder>", "what export wrote")
    .option(
      "--vkey <key>",
      "the log's verifier key, or a file with it (that of the signing key that is here, else one trusted)",
    )
    .action(async (folder: string, options: RebuildOptions) =>
      (await import("../actions/rebuild.js")).rebuildAction(folder, options),
    );
}
