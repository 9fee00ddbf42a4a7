import type { Command } from "commander";
import type { FsckOptions } from "../actions/fsck.js";
import { withSettings } from "../options.js";

export function fsckCommand(program: Command): void {
  withSettings(program.command("fsck"))
    .description("check every node, edge, entry and tile of the store against the signed log")
    .option("--json", "one JSON object a line: findings as they come, at the end a summary")
    .option("--since <file>", "a signed checkpoint kept elsewhere, which the log must continue")
    .option("--vkey <key>", "the log's verifier key, or a file of it (that of the signing key that is here)")
    .option("--read-only", "leave the store as it is: this check leaves no Access in it")
    .option("--resume", "go on where an earlier run was stopped; what it had checked is not looked at again")
    .option("--limit <count>", "how many findings to list; all are counted", "1000")
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing is wrong, 1 something is, 2 it could not be checked to the end.",
    )
    .action(async (options: FsckOptions) => (await import("../actions/fsck.js")).fsckAction(options));
}
