import { endsSoon } from "../../access/keyExpiry.js";
import { ApiKeys, stateOf } from "../../access/keys.js";
import type { Config } from "../../config.js";
import { badInputAt } from "../../facts/error.js";
import { isRole } from "../../facts/role.js";
import type { ApiKey } from "../../graph/keys.js";
import type { OpenGraph } from "../../store.js";
import { readDuration } from "../flags.js";
import { configOf, type Options } from "../options.js";
import { recordRead, withStore, withStoreToRead } from "../store.js";
import { say } from "../terminal.js";

export interface CreateOptions extends Options {
  readonly name: string;
  readonly role: readonly string[];
  readonly expires?: string;
}

export async function createKey({ name, role, expires, ...options }: CreateOptions): Promise<void> {
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

export const listKeys = (options: Options): Promise<void> =>
  withKeysThere(options, "key list", async (keys) => printTable(await keys.list()));

export const revokeKeys = (idOrName: string, options: Options): Promise<void> =>
  withKeysThere(options, `key revoke ${idOrName}`, async (keys) => {
    for (const { id, name } of await keys.revoke(idOrName)) console.log(`revoked: ${id} of ${name}`);
  });

/** Throws BAD_USER_INPUT where a service is to be asked. */
export function hereOnly({ url, ...options }: Options): Config {
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
const withKeys = async (options: Options, ...what: Work): Promise<void> =>
  withStore(hereOnly(options), work(...what));

const withKeysThere = async (options: Options, ...what: Work): Promise<void> =>
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
  stateText(key, Date.now()),
];

/** The state, and of a key that is told to its holder as ending soon, that too. */
const stateText = (key: ApiKey, now: number): string =>
  stateOf(key, now) === "active" && endsSoon(key, now) !== undefined
    ? "active, ends soon"
    : stateOf(key, now);

const timeText = (epochMillis: number): string => new Date(epochMillis).toISOString();
