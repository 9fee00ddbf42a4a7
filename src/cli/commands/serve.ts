import type { Command } from "commander";
import { type Options, withSettings } from "../options.js";

export function serveCommand(program: Command): void {
  withSettings(program.command("serve"), "service", "report")
    .description("serve the lineage graph over HTTP, until Ctrl-C")
    .action(async (options: Options) => (await import("../actions/serve.js")).serveAction(options));
}
