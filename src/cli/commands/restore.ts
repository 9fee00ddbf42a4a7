import type { Command } from "commander";
import type { RestoreFlags } from "../actions/restore.js";
import { withSettings } from "../options.js";

export function restoreCommand(program: Command): void {
  withSettings(program.command("restore"))
    .description("put the store of a backup into the data folder, checked whole before anything is replaced")
    .argument("<folder>", "what backup wrote")
    .option("--replace", "in the place of the store that is there, which is kept aside")
    .option("--older", "even if facts are missing that were signed for: new-origin must follow")
    .action(async (folder: string, options: RestoreFlags) =>
      (await import("../actions/restore.js")).restoreAction(folder, options),
    );
}
