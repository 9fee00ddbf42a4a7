import { backupStore, type LogState, mustBeNew } from "../../backup/backupStore.js";
import type { Config } from "../../config.js";
import { toBase64 } from "../../facts/bytes.js";
import { badInputAt } from "../../facts/error.js";
import { exists } from "../../files.js";
import { readHead } from "../../graph/log/head.js";
import { readStoreMigration } from "../../graph/migrate.js";
import { rootOf } from "../../log/tree.js";
import type { Checkpoints } from "../../notary/checkpoints.js";
import type { OpenGraph } from "../../store.js";
import { configOf, type Options } from "../options.js";
import { recordRead, withStoreToRead } from "../store.js";
import { say } from "../terminal.js";

export interface BackupOptions extends Options {
  readonly withKey?: true;
}

export async function backupAction(folder: string, options: BackupOptions): Promise<void> {
  const config = configOf(options);
  mustBeEmbedded(config);
  const { dataDir } = config;
  const { keyFile } = config.log;
  await mustBeNew(folder);
  const log = await withStoreToRead(config, (store) => stateOf(store, keyFile), "exclusive");
  const now = new Date();
  const { size, files } = await backupStore(dataDir, folder, log, options.withKey ? keyFile : undefined, now);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  say(`${folder} has the ${size} facts of ${log.origin}: ${files.length} files, ${bytes} bytes`);
  say(
    options.withKey
      ? "its signing key is in it: keep this folder from everybody who must not be able to rewrite the log"
      : `its signing key is not in it: keep a copy of ${keyFile} elsewhere`,
  );
}

export function mustBeEmbedded({ neo4j }: Config): void {
  if (neo4j === undefined) return;
  throw badInputAt(
    "NEO4J_URI",
    "is set: backup and restore are for the embedded store. docs/backup.md says how a Neo4j server and Aura are backed up",
  );
}

/** The read is recorded first, so that the copy has it. */
async function stateOf(
  { graph, accessLog, checkpoints }: OpenGraph & { readonly checkpoints: Checkpoints },
  keyFile: string,
): Promise<LogState> {
  await recordRead(accessLog, "backup");
  const migration = await readStoreMigration(graph);
  const { tree, checkpoint } = await readHead(graph);
  // a copy of a store without its key is backed up with the checkpoint that it has
  const signed = (await exists(keyFile)) ? (await checkpoints.covering(tree.size)).text : checkpoint;
  const { origin, verifierKey } = checkpoints;
  return {
    migration,
    origin,
    verifierKey,
    size: tree.size,
    root: toBase64(rootOf(tree)),
    checkpoint: signed,
  };
}
