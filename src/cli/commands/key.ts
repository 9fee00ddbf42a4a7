import { type Command, Option } from "commander";
import { ROLES } from "../../facts/role.js";
import type { CreateOptions } from "../actions/key.js";
import { type Options, withSettings } from "../options.js";

export function keyCommand(program: Command): void {
  const key = program.command("key").description("the API keys of those who may call the service");
  withStoreOnly(key.command("create"))
    .description("make an API key and print it: it is not shown again")
    .requiredOption("--name <name>", "whose it is: the name that facts and accesses show")
    .addOption(
      new Option("--role <role...>", "what its holder may do; may be given several times")
        .choices(ROLES)
        .makeOptionMandatory(),
    )
    .option("--expires <duration>", "how long it is valid, as 90d, 12h or 30m (until it is revoked)")
    .action(async (options: CreateOptions) => (await actions()).createKey(options));
  withStoreOnly(key.command("list"))
    .description("list all API keys, the newest first, without their secrets")
    .action(async (options: Options) => (await actions()).listKeys(options));
  withStoreOnly(key.command("revoke"))
    .description("end an API key, or all keys of a name, at once")
    .argument("<id-or-name>", "as `key list` shows it; to change one key for another, the id of the old one")
    .action(async (idOrName: string, options: Options) => (await actions()).revokeKeys(idOrName, options));
}

const actions = () => import("../actions/key.js");

/** Whoever may make keys holds the store: no service does it for others. */
const withStoreOnly = (command: Command): Command =>
  withSettings(command).addOption(new Option("--url <address>").hideHelp());
