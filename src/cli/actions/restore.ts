import { restoreStore } from "../../backup/restoreStore.js";
import { configOf, type Options } from "../options.js";
import { say } from "../terminal.js";
import { mustBeEmbedded } from "./backup.js";

export interface RestoreFlags extends Options {
  readonly replace?: true;
  readonly older?: true;
}

export async function restoreAction(folder: string, options: RestoreFlags): Promise<void> {
  const config = configOf(options);
  mustBeEmbedded(config);
  const { replace = false, older = false } = options;
  const restored = await restoreStore(config, folder, { replace, older, now: new Date(), say });
  const { manifest, kept, gotKey, signed } = restored;
  say(`${config.dataDir} has the ${manifest.size} facts of ${manifest.origin}, as of ${manifest.madeAt}`);
  if (kept !== undefined) say(`the store that was there: ${kept}`);
  if (gotKey) say(`its signing key came with it: ${config.log.keyFile}`);
  if (signed === undefined)
    say(
      "nothing here says what was signed last, so facts may be missing: compare with a checkpoint that somebody kept (fsck --since FILE)",
    );
  else if (signed > manifest.size)
    say(
      `${signed - manifest.size} facts are missing that were signed for: go on with proofline new-origin NAME, no service starts before`,
    );
}
