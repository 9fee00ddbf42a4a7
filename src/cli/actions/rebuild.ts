import { badInputAt } from "../../facts/error.js";
import type { VerifierKey } from "../../log/key.js";
import { rebuildStore } from "../../mirror/rebuildStore.js";
import { readKeyFile } from "../../notary/keyFile.js";
import { openGraph } from "../../store.js";
import { configOf, type Options } from "../options.js";
import { closing } from "../store.js";
import { say } from "../terminal.js";
import { keysFrom, readKeys, trustedKeysFile } from "../trusted.js";

export interface RebuildOptions extends Options {
  readonly vkey?: string;
}

export async function rebuildAction(folder: string, options: RebuildOptions): Promise<void> {
  const config = configOf(options);
  const keys = await trusted(options.vkey, config.log.keyFile);
  await closing(await openGraph(config, "exclusive", say), async ({ graph }) => {
    const { size, origin, erased } = await rebuildStore(graph, folder, keys, say);
    say(`the store has the ${size} facts of ${origin}; the values of ${erased} stay erased`);
    say(await nextStep(config.log.keyFile, origin));
  });
}

/** Whom to believe. The folder's own key says nothing: who altered the log would alter that too. */
async function trusted(given: string | undefined, keyFile: string): Promise<readonly VerifierKey[]> {
  if (given !== undefined) return keysFrom(given);
  const own = await readKeyFile(keyFile);
  const keys = own === undefined ? await readKeys(trustedKeysFile()) : [own];
  if (keys.length > 0) return keys;
  throw badInputAt(
    "--vkey",
    `is needed: there is no signing key in ${keyFile}, and no log's key is trusted (proofline trust KEY)`,
  );
}

/** What a rebuilt store can do now depends on whether the key that signs its log is here. */
async function nextStep(keyFile: string, origin: string): Promise<string> {
  const key = await readKeyFile(keyFile);
  if (key?.name === origin) return `its signing key is in ${keyFile}: start the service`;
  return `report, trail and fsck read it as it is; before its service starts, put the key that signs for ${origin} into ${keyFile}, or set SIGNING_KEY_FILE`;
}
