import type { Command } from "commander";
import type { BackupOptions } from "../actions/backup.js";
import { withSettings } from "../options.js";

export function backupCommand(program: Command): void {
  withSettings(program.command("backup"))
    .description("copy the embedded store, whose service is stopped, to a new folder")
    .argument(
      "<folder>",
      "gets the store's files and a manifest; holds all that the store does, personal data too",
    )
    .option("--with-key", "the signing key too: who has it and the store can rewrite history")
    .action(async (folder: string, options: BackupOptions) =>
      (await import("../actions/backup.js")).backupAction(folder, options),
    );
}
