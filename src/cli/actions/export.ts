import type { Command } from "commander";
import { exportLog } from "../../mirror/exportLog.js";
import { configOf, recordRead, withSettings, withStoreToRead } from "../store.js";
import { say } from "../terminal.js";

export function exportCommand(program: Command): void {
  withSettings(program.command("export"))
    .description("write the log as static files that any web server can serve, or bring them up to date")
    .argument(
      "<folder>",
      "gets log/, which may be published, and sealed/, which may not: the sealed values, for a rebuild",
    )
    .action((folder: string, options: Record<string, unknown>) =>
      withStoreToRead(configOf(options), async ({ graph, checkpoints, accessLog }) => {
        await recordRead(accessLog, "export");
        const { size, added, erased } = await exportLog(graph, checkpoints, folder, say);
        say(`${folder} has ${size} facts, ${added} of them new; values of ${erased} erased facts removed`);
      }),
    );
}
