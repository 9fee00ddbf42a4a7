import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { useService } from "../../support/client.js";
import { blocksOf, commandsOf } from "../../support/markdown.js";
import { newPrefix } from "../../support/prefix.js";
import { isShown } from "../../support/shown.js";

const service = useService();

it("what docs/integrations/ndjson.md shows is what is said", async () => {
  const document = await readFile(join(packageRoot, "docs/integrations/ndjson.md"), "utf8");
  const commands = blocksOf(document)
    .filter(({ language }) => language === "console")
    .flatMap(commandsOf);
  expect(commands).toHaveLength(3);
  const folder = await mkdtemp(join(tmpdir(), "proofline-document-"));
  const p = newPrefix();
  const here = (text: string) =>
    text
      .replaceAll("http://localhost:4000", service.client.url)
      .replaceAll("node proofline.mjs", `node ${join(packageRoot, "dist/cli/main.js")}`)
      .replaceAll("req-", `${p}req-`);
  try {
    for (const { text, shown } of commands) {
      const child = spawn("sh", ["-c", `{ ${here(text)}\n} 2>&1`], {
        cwd: folder,
        stdio: ["ignore", "pipe", "ignore"],
      });
      const [said] = await Promise.all([textOf(child.stdout), once(child, "close")]);
      expect(isShown(shown.map(here), said.trimEnd().split("\n")), said).toBe(true);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
