import type { Command } from "commander";
import { serve } from "../../main.js";
import { configOf, withSettings } from "../settings.js";

export function serveCommand(program: Command): void {
  withSettings(program.command("serve"), "service", "report")
    .description("serve the lineage graph over HTTP, until Ctrl-C")
    .action((options) => serve(configOf(options)));
}
