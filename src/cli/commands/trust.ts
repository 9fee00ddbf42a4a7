import type { Command } from "commander";
import type { TrustOptions } from "../actions/trust.js";

export function trustCommand(program: Command): void {
  program
    .command("trust")
    .description("trust a log's verifier key from now on, so that verify needs no --vkey")
    .argument("<key>", "the verifier key that the log serves at /log/vkey, or a file of it")
    .option(
      "--through <place>",
      "what shows that the log changed its key for this one: a report, a folder that export wrote, or a service, http://…",
    )
    .action(async (text: string, options: TrustOptions) =>
      (await import("../actions/trust.js")).trustAction(text, options),
    );
}
