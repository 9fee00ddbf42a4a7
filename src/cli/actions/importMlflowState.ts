import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Config } from "../../config.js";
import { badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import { absent, replaceFile } from "../../files.js";
import { NOTHING_SEEN, parseSeen, type Seen } from "../../ingest/mlflow/import.js";

/** How far imports are, in one file. Without it everything is looked at again, and what is recorded is found there. */
export interface ImportState {
  readonly read: (afresh: boolean) => Promise<Seen>;
  readonly keep: (seen: Seen) => Promise<void>;
}

/** What was asked of an import, and where it records. */
interface Asked {
  readonly state?: string;
  readonly experiment?: readonly string[];
  readonly hashArtifacts?: true;
  readonly url?: string;
}

/** What an import has seen holds for the same server, what was asked of it, and where that was recorded. */
export function importState(
  { state, experiment = [], hashArtifacts, url }: Asked,
  server: string,
  { dataDir, neo4j }: Config,
): ImportState {
  const file = state === undefined ? join(dataDir, "mlflow-import.json") : resolve(state);
  const name = JSON.stringify([
    server,
    [...experiment].sort(),
    hashArtifacts === true,
    url ?? neo4j?.uri ?? null,
  ]);
  return {
    read: async (afresh) => (afresh ? NOTHING_SEEN : parseSeen((await readAll(file))[name])),
    keep: async (seen) =>
      replaceFile(file, `${JSON.stringify({ ...(await readAll(file)), [name]: seen }, null, 2)}\n`, false),
  };
}

async function readAll(file: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(file, "utf8").catch(absent);
  if (text === undefined) return {};
  try {
    const all: unknown = JSON.parse(text);
    if (isObject(all)) return all;
  } catch (cause) {
    throw badInputAt("--state", `${file} is not JSON: remove it, and everything is looked at again`, cause);
  }
  throw badInputAt("--state", `${file} is no state of an import`);
}
