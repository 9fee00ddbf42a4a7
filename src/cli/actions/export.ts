import { exportLog } from "../../mirror/exportLog.js";
import { configOf, type Options } from "../options.js";
import { recordRead, withStoreToRead } from "../store.js";
import { say } from "../terminal.js";

export const exportAction = (folder: string, options: Options): Promise<void> =>
  withStoreToRead(configOf(options), async ({ graph, checkpoints, accessLog }) => {
    await recordRead(accessLog, "export");
    const { size, added, erased } = await exportLog(graph, checkpoints, folder, say);
    say(`${folder} has ${size} facts, ${added} of them new; values of ${erased} erased facts removed`);
  });
