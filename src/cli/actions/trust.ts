import type { Command } from "commander";
import { shown } from "../terminal.js";
import { keysFrom, pinKey, trustedKeysFile } from "../trusted.js";

export function trustCommand(program: Command): void {
  program
    .command("trust")
    .description("trust a log's verifier key from now on, so that verify needs no --vkey")
    .argument("<key>", "the verifier key that the log serves at /log/vkey, or a file of it")
    .action(async (text: string) => {
      const file = trustedKeysFile();
      for (const key of await keysFrom(text)) {
        const added = await pinKey(key, file);
        const said = added ? "trusted from now on" : "trusted already";
        console.log(shown(`${said}: ${key.name}+${key.id} (${file})`));
      }
    });
}
