import { type Command, Option } from "commander";
import { ROLES } from "../../facts/role.js";
import type { CreateOptions } from "../actions/key.js";
import type { RotateOptions } from "../actions/rotateSigning.js";
import { type Options, withSettings } from "../options.js";

export function keyCommand(program: Command): void {
  const key = program
    .command("key")
    .description("the API keys of those who may call the service, and the key that signs the log");
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
  withStoreOnly(key.command("rotate-signing"))
    .description("change the key that signs the log; what the old one signed stays valid")
    .requiredOption("--reason <text>", "why: it stands in the log")
    .option("--new-command <command>", "a program that signs from then on, as SIGNING_COMMAND")
    .option("--new-verifier-key <key>", "the verifier key that it signs for, or a file of it")
    .option("--to-key-file", "from a program that signs to a new key in the signing key file")
    .addHelpText("after", ROTATE_HELP)
    .action(async (options: RotateOptions) =>
      (await import("../actions/rotateSigning.js")).rotateSigning(options),
    );
  key
    .command("verifier")
    .description("print the verifier key of an Ed25519 public key, for SIGNING_VERIFIER_KEY")
    .argument("<name>", "the log's name, as example.com/log")
    .argument("<file>", "the public key, PEM, as `openssl pkey -pubout` writes it")
    .action(async (name: string, file: string) =>
      (await import("../actions/verifierKey.js")).printVerifierKey(name, file),
    );
}

const ROTATE_HELP = `
A service that runs goes on with the new key by itself if it reads the same key file. The old key file is kept under the old
key's id, and does not sign any more. Interrupted, the same command again ends it.`;

const actions = () => import("../actions/key.js");

/** Whoever may make keys holds the store: no service does it for others. */
const withStoreOnly = (command: Command): Command =>
  withSettings(command).addOption(new Option("--url <address>").hideHelp());
