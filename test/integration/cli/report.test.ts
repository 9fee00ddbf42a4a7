import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reportCommand } from "../../../src/cli/commands/report.js";
import { dataDir, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
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
  const { uri, username, password } = sharedNeo4j();
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

  it("writes a document of any format to a file, by the format's name in any case", async () => {
    const folder = await mkdtemp(join(tmpdir(), "proofline-report-"));
    await service.client.record(...trailFacts(p));
    const report = async (format: string, file: string) => {
      const program = new Command().exitOverride();
      reportCommand(program);
      await program.parseAsync(
        ["report", `${p}req-42`, "--data-dir", dataDir(), "--format", format, "--out", join(folder, file)],
        { from: "user" },
      );
      return readFile(join(folder, file));
    };
    vi.spyOn(console, "error").mockImplementation(() => {});
    expect((await report("Html", "r.html")).toString()).toMatch(/^<!doctype html>/);
    expect((await report("pdf", "r.pdf")).toString("latin1")).toMatch(/^%PDF-1\.7\n/);
    expect(JSON.parse((await report("JSON", "r.json")).toString())).toHaveProperty("requestId", `${p}req-42`);
    expect(out).toBe("");
    await expect(report("json", "none/r.json")).rejects.toThrow("there is no such file");
    await rm(folder, { recursive: true });
  });

  it("refuses a format that it does not have, and names those that it has", async () => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    reportCommand(program);
    for (const one of program.commands) one.exitOverride().configureOutput({ writeErr: () => {} });
    await expect(program.parseAsync(["report", "r-1", "--format", "docx"], { from: "user" })).rejects.toThrow(
      /Allowed choices are json, markdown, html, pdf/,
    );
  });
});
