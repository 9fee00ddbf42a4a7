import type { Command } from "commander";
import type { DemoOptions } from "../actions/demo.js";
import { withSettings } from "../options.js";

export function demoCommand(program: Command): void {
  withSettings(program.command("demo"), "service", "report")
    .description(
      "train a model on real data, send its whole history, print the audit report of one prediction, serve on",
    )
    .option("--url <address>", "a service that runs, to send it to instead of starting one")
    .option("--api-key-file <file>", "a file with an ADMIN's API key to show the service (PROOFLINE_API_KEY)")
    .action(async (options: DemoOptions) => (await import("../actions/demo.js")).demoAction(options));
}
