import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { useService } from "../../support/client.js";
import { blocksOf } from "../../support/markdown.js";
import { newPrefix } from "../../support/prefix.js";

const service = useService();
const REPORT = `query ($requestId: ID!) {
  auditReport(requestId: $requestId) { trainingRuns { key } datasetVersions { key } modelVersion { key } deployment { key } }
}`;

it("the programs of docs/integrations/typescript.md make a trail as they are written", async () => {
  const blocks = blocksOf(await readFile(join(packageRoot, "docs/integrations/typescript.md"), "utf8"));
  const p = newPrefix();
  const run = async (name: string): Promise<string> => {
    const lines = blocks.find(({ file }) => file === name)?.lines ?? [];
    const program = lines
      .join("\n")
      .replaceAll("http://localhost:4000", service.client.url)
      .replaceAll(/"(loans|train-)/g, `"${p}$1`);
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      cwd: packageRoot,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    expect(err).toBe("");
    return out.trimEnd();
  };
  expect(await run("train.mjs")).toBe("");
  const requestId = await run("serve.mjs");
  expect(await service.client.ask(REPORT, { requestId })).toEqual({
    auditReport: {
      trainingRuns: [{ key: `${p}train-8` }],
      datasetVersions: [{ key: `${p}loans/train@8` }],
      modelVersion: { key: `${p}loans@8` },
      deployment: { key: `${p}loans-production` },
    },
  });
});
