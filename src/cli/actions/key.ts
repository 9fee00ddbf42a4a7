import { type Command, Option } from "commander";
import { ApiKeys, stateOf } from "../../access/keys.js";
import type { Config } from "../../config.js";
import { badInputAt } from "../../facts/error.js";
import { isRole, ROLES } from "../../facts/role.js";
import type { ApiKey } from "../../graph/keys.js";
import type { OpenGraph } from "../../store.js";
import { readDuration } from "../flags.js";
import { configOf, recordRead, withSettings, withStore, withStoreToRead } from "../store.js";
import { say } from "../terminal.js";

interface CreateOptions extends Record<string, unknown> {
  readonly name: string;
  readonly role: readonly string[];
  readonly expires?: string;
}

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
    .action(createKey);
  withStoreOnly(key.command("list"))
    .description("list all API keys, the newest first, without their secrets")
    .action((options: Record<string, unknown>) =>
      withKeysThere(options, "key list", async (keys) => printTable(await keys.list())),
    );
  withStoreOnly(key.command("revoke"))
    .description("end an API key, or all keys of a name, at once")
    .argument("<id-or-name>", "as `key list` shows it; to change one key for another, the id of the old one")
    .action((idOrName: string, options: Record<string, unknown>) =>
      withKeysThere(options, `key revoke ${idOrName}`, async (keys) => {
        for (const { id, name } of await keys.revoke(idOrName)) console.log(`revoked: ${id} of ${name}`);
      }),
    );
}

async function createKey({ name, role, expires, ...options }: CreateOptions): Promise<void> {
  const roles = role.filter(isRole);
  const expiresAt = expires === undefined ? null : Date.now() + readDuration(expires, "--expires");
  const what = `${name} ${roles.join(",")}${expiresAt === null ? "" : ` expires ${timeText(expiresAt)}`}`;
  await withKeys(options, `key create ${what}`, async (keys) => {
    const { key, text } = await keys.create({ name, roles, expiresAt });
    // alone on standard output, so that it can go straight to where secrets are kept
    console.log(text);
    say(`This is the API key ${key.id} of ${what}. It is not shown again.`);
  });
}

/** Whoever may make keys holds the store: no service does it for others. */
const withStoreOnly = (command: Command): Command =>
  withSettings(command).addOption(new Option("--url <address>").hideHelp());

function hereOnly({ url, ...options }: Record<string, unknown>): Config {
  if (url === undefined) return configOf(options);
  throw badInputAt(
    "--url",
    "no service makes or ends keys: run this where the store is (--data-dir, or NEO4J_URI and NEO4J_PASSWORD)",
  );
}

/** Does something with the keys; the operation says what, for the access audit. */
const work =
  (operation: string, run: (keys: ApiKeys) => Promise<void>) =>
  async ({ graph, accessLog, now }: OpenGraph): Promise<void> => {
    await recordRead(accessLog, operation);
    await run(new ApiKeys(graph, now));
  };

type Work = Parameters<typeof work>;

/** A store's first key may come before its first service: it is made where there is none. */
const withKeys = async (options: Record<string, unknown>, ...what: Work): Promise<void> =>
  withStore(hereOnly(options), work(...what));

const withKeysThere = async (options: Record<string, unknown>, ...what: Work): Promise<void> =>
  withStoreToRead(hereOnly(options), work(...what));

function printTable(keys: readonly ApiKey[]): void {
  const rows = [["id", "name", "roles", "created", "expires", "state"], ...keys.map(rowOf)];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

const rowOf = (key: ApiKey): string[] => [
  key.id,
  key.name,
  key.roles.join(","),
  timeText(key.createdAt),
  key.expiresAt === null ? "never" : timeText(key.expiresAt),
  stateOf(key, Date.now()),
];

const timeText = (epochMillis: number): string => new Date(epochMillis).toISOString();
