import { shown } from "../terminal.js";
import { keysFrom, pinKey, trustedKeysFile } from "../trusted.js";

export async function trustAction(text: string): Promise<void> {
  const file = trustedKeysFile();
  for (const key of await keysFrom(text)) {
    const added = await pinKey(key, file);
    const said = added ? "trusted from now on" : "trusted already";
    console.log(shown(`${said}: ${key.name}+${key.id} (${file})`));
  }
}
