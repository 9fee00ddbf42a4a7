import type { Command } from "commander";
import { type Options, withSettings } from "../options.js";

export function newOriginCommand(program: Command): void {
  withSettings(program.command("new-origin"))
    .description("after an older backup was restored: continue its log under another name, with a new key")
    .argument("<name>", "the log's new name, as example.com/log-2")
    .action(async (name: string, options: Options) =>
      (await import("../actions/newOrigin.js")).newOriginAction(name, options),
    );
}
