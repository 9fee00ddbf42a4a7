import type { Command } from "commander";

export function trustCommand(program: Command): void {
  program
    .command("trust")
    .description("trust a log's verifier key from now on, so that verify needs no --vkey")
    .argument("<key>", "the verifier key that the log serves at /log/vkey, or a file of it")
    .action(async (text: string) => (await import("../actions/trust.js")).trustAction(text));
}
