import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatVerifierKey, signingKey } from "../../../src/log/key.js";
import { Client, openService, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { besideTrail, trailFacts } from "../../support/trailFacts.js";
import { type Ended, proofline as run } from "./command.js";

const service = useService();
const p = newPrefix();
let folder: string;
let vkey: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-verify-"));
  vkey = (await (await fetch(`${service.client.url}/log/vkey`)).text()).trim();
  await service.client.record(...trailFacts(p), ...besideTrail(p));
  await write("report.json", await document(`${p}req-42`));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, content: string) => writeFile(join(folder, name), content);
const read = (name: string) => readFile(join(folder, name), "utf8");

async function document(
  requestId: string,
  asOf: { readonly index: number } | null = null,
  client = service.client,
): Promise<string> {
  const { auditReport } = await client.ask<{
    auditReport: { asOf: number; document: { content: string } };
  }>(
    "query ($requestId: ID!, $asOf: AsOf) { auditReport(requestId: $requestId, asOf: $asOf) { asOf document(format: JSON) { content } } }",
    { requestId, asOf },
  );
  return auditReport.document.content;
}

async function bytesOf(requestId: string, format: string): Promise<Buffer> {
  const { auditReport } = await service.client.ask<{
    auditReport: { document: { encoding: "UTF8" | "BASE64"; content: string } };
  }>(
    "query ($requestId: ID!, $format: ReportFormat!) { auditReport(requestId: $requestId) { document(format: $format) { encoding content } } }",
    { requestId, format },
  );
  const { encoding, content } = auditReport.document;
  return Buffer.from(content, encoding === "BASE64" ? "base64" : "utf8");
}

/** Runs the command in a folder of its own, with a store that can't be reached. */
const proofline = (...args: readonly string[]): Promise<Ended> =>
  run(folder, args, { XDG_CONFIG_HOME: join(folder, "config"), NEO4J_URI: "bolt://127.0.0.1:1" });

describe("proofline verify", () => {
  it("says that a report is valid, and what it checked", async () => {
    const { code, out, err } = await proofline("verify", "report.json", "--vkey", vkey);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`valid: the report of prediction ${p}req-42`);
    expect(out).toMatch(/14 entries: canonical/);
    expect(out).toMatch(/Not shown by any report/);
    expect(out).toContain("It says of itself that it was made by the default policy.");
    await expect(access(join(folder, ".proofline"))).rejects.toThrow("ENOENT");
  });

  it.each(["HTML", "PDF"])(
    "checks the report that an %s document holds, and what its pages say",
    async (format) => {
      const file = `report.${format.toLowerCase()}`;
      await writeFile(join(folder, file), await bytesOf(`${p}req-42`, format));
      const { code, out, err } = await proofline("verify", file, "--vkey", vkey);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain(`valid: the report of prediction ${p}req-42`);
      expect(out).toContain("Pages: made again from the report, they are the same.");
      expect(out).toContain("That the list of who read the prediction is right.");
      const changed = await readFile(join(folder, file));
      changed[changed.lastIndexOf("Proof")] = 0x70;
      await writeFile(join(folder, `changed-${file}`), changed);
      const other = await proofline("verify", `changed-${file}`, "--vkey", vkey);
      expect(other.code).not.toBe(0);
      expect(other.out).toMatch(/^NOT VALID: changed-report\.\w+\n {2}pages: differ from byte \d+ on/);
    },
  );

  it("says by which policy a report was made, and what that lowers", async () => {
    const lowered = { severities: { NO_APPROVAL: "WARNING" }, lateMinutes: 90 };
    await write("policy.json", JSON.stringify(lowered));
    const other = await openService({ POLICY_FILE: join(folder, "policy.json") });
    await write("lax.json", await document(`${p}req-42`, null, new Client(other.url)));
    await other[Symbol.asyncDispose]();
    const { code, out } = await proofline("verify", "lax.json", "--vkey", vkey);
    expect(code).toBe(0);
    expect(out).toContain(
      "It says of itself that it was made by a policy of its own:\n" +
        "  NO_APPROVAL is lowered from ERROR to WARNING.\n" +
        "  Facts count as recorded late after 90 minutes instead of 60.\n",
    );
  });

  it("says so as JSON too", async () => {
    const { code, out } = await proofline("verify", "report.json", "--json", "--vkey", vkey);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      valid: true,
      requestId: `${p}req-42`,
      signedBy: vkey.split("+", 2).join("+"),
      checked: { entries: 14, nodes: 10, erasedValues: 0 },
      stated: { truncated: false },
    });
  });

  it("names the first thing that is wrong, and where", async () => {
    const report: { approvals: { approver: string }[] } = JSON.parse(await read("report.json"));
    for (const approval of report.approvals) approval.approver = "Mallory";
    await write("forged.json", JSON.stringify(report));
    const { code, out } = await proofline("verify", "forged.json", "--vkey", vkey);
    expect(code).toBe(1);
    expect(out).toBe(
      'NOT VALID: forged.json\n  approvals[0].approver: says "Mallory", and the entries say "Alice"\n',
    );
    const json = await proofline("verify", "forged.json", "--vkey", vkey, "--json");
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ valid: false, where: "approvals[0].approver" });
  });

  it("does not let a report write to the terminal", async () => {
    const forged = (await read("report.json")).replace(
      '"generatedAt"',
      '"\\u001b[2Jvalid": 1, "generatedAt"',
    );
    await write("terminal.json", forged);
    const { code, out } = await proofline("verify", "terminal.json", "--vkey", vkey);
    expect(code).toBe(1);
    expect(out).not.toContain("\u001b");
  });

  it("finds a report that another log's key is given for", async () => {
    const other = formatVerifierKey(signingKey("log.example/other", new Uint8Array(32)));
    const { code, out } = await proofline("verify", "report.json", "--vkey", other);
    expect(code).toBe(1);
    expect(out).toContain("proof.checkpoint: the note is not signed by log.example/other");
  });

  it("tells what can't be read from what is not valid", async () => {
    await write("no.json", "no JSON");
    await write("none.json", "{}");
    await write("key", `${vkey}\n`);
    for (const file of ["no.json", "none.json"]) {
      const { code, out } = await proofline("verify", file, "--vkey", "key");
      expect(code).toBe(2);
      expect(out).toContain(`can't be read: ${file}`);
    }
    expect(await proofline("verify", "absent.json", "--vkey", "key")).toMatchObject({ code: 2, out: "" });
    expect(await proofline("verify", "report.json", "--vkey", "absent")).toMatchObject({ code: 2, out: "" });
    expect(await proofline("verify", "report.json", "--unknown")).toMatchObject({ code: 2 });
    expect(await proofline("verify")).toMatchObject({ code: 2 });
  });

  it("fails without a key, and takes one that was trusted before", async () => {
    const { code, err } = await proofline("verify", "report.json");
    expect(code).toBe(2);
    expect(err).toContain("proofline trust KEY");
    expect(await proofline("trust", vkey)).toMatchObject({
      code: 0,
      out: expect.stringContaining("from now on"),
    });
    expect(await proofline("trust", vkey)).toMatchObject({
      code: 0,
      out: expect.stringContaining("already"),
    });
    expect(await proofline("trust", "no key")).toMatchObject({ code: 2 });
    expect(await proofline("verify", "report.json")).toMatchObject({ code: 0 });
  });

  it("writes the prediction's proof, and checks the entry against it", async () => {
    const written = await proofline("verify", "report.json", "--vkey", vkey, "--proof", "req.tlog-proof");
    expect(written).toMatchObject({ code: 0, out: expect.stringContaining("wrote the prediction's proof") });
    expect(await read("req.tlog-proof")).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/);
    const { proof }: { proof: { entries: { entry: string }[] } } = JSON.parse(await read("report.json"));
    const [prediction, other] = proof.entries;
    await write("entry.json", `${prediction?.entry}`);
    await write("other.json", `${other?.entry}\n`);
    const check = (file: string) => proofline("verify", file, "--vkey", vkey, "--proof", "req.tlog-proof");
    expect(await check("entry.json")).toMatchObject({
      code: 0,
      out: expect.stringContaining(`valid: Prediction ${p}req-42 is in the log`),
    });
    expect(await check("other.json")).toMatchObject({ code: 1 });
    expect(await proofline("verify", "entry.json", "--vkey", vkey)).toMatchObject({ code: 2 });
    expect(await proofline("verify", "entry.json", "--vkey", vkey, "--proof", "none.json")).toMatchObject({
      code: 2,
    });
  });

  it("writes no proof of a report that is not valid", async () => {
    const { code } = await proofline("verify", "forged.json", "--vkey", vkey, "--proof", "forged.tlog-proof");
    expect(code).toBe(1);
    await expect(access(join(folder, "forged.tlog-proof"))).rejects.toThrow("ENOENT");
  });

  it("finds reports of the past valid, and those of values that were erased since", async () => {
    const report: { prediction: { index: number } } = JSON.parse(await read("report.json"));
    await service.client.ask(
      'mutation ($key: ID!) { erase(kind: Prediction, key: $key, reason: "asked for") { index } }',
      { key: `${p}req-42` },
    );
    await write("erased.json", await document(`${p}req-42`));
    await write("past.json", await document(`${p}req-42`, { index: report.prediction.index + 1 }));
    const verify = (file: string) => proofline("verify", file, "--vkey", vkey, "--json");
    const erased = await verify("erased.json");
    expect(JSON.parse(erased.out)).toMatchObject({ valid: true, checked: { entries: 15, erasedValues: 2 } });
    const past = await verify("past.json");
    expect(JSON.parse(past.out)).toMatchObject({
      valid: true,
      stated: { asOf: report.prediction.index + 1 },
    });
    // a report that was made before keeps what it showed, and its proof
    expect(await verify("report.json")).toMatchObject({ code: 0 });
  });

  it("says how to use it", async () => {
    const { code, out } = await proofline("verify", "--help");
    expect(code).toBe(0);
    expect(out).toMatch(/With a report, --proof FILE writes/);
    expect(out).toMatch(/With a file of one entry's bytes, --proof FILE reads/);
  });
});
