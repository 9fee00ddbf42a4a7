import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { reportCommand } from "../../../src/cli/commands/report.js";
import { dataDir, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { trailFacts } from "../../support/trailFacts.js";

const service = useService();
const p = newPrefix();
let out = "";

beforeEach(() => {
  out = "";
  const write = (text: string | Uint8Array): boolean => {
    out += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(write);
  const { uri, username, password } = inject("neo4j");
  const environment = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  for (const [variable, value] of Object.entries(environment)) vi.stubEnv(variable, value);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("proofline report", () => {
  it("prints the document that the service gives, with who read the prediction: this command too", async () => {
    await service.client.record(...trailFacts(p));
    const id = `${p}req-42`;
    const query =
      "query Look($id: ID!) { auditReport(requestId: $id) { document(format: MARKDOWN) { content } } }";
    const { auditReport } = await service.client.ask<{ auditReport: { document: { content: string } } }>(
      query,
      {
        id,
      },
    );
    const program = new Command().exitOverride();
    reportCommand(program);
    await program.parseAsync(["report", id, "--data-dir", dataDir()], { from: "user" });

    const headings = (text: string) => text.match(/^#+ .*$/gm);
    expect(headings(out)).toEqual(headings(auditReport.document.content));
    expect(out).toMatch(/^\| .* \| local +\| Look +\| ALLOWED \|$/m);
    expect(out).toMatch(/^\| .* \| local +\| report +\| ALLOWED \|$/m);
  });
});
