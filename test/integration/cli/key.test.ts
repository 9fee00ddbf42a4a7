import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hashOf, KEY_PATTERN, parseApiKey } from "../../../src/access/apiKey.js";
import { ApiKeys } from "../../../src/access/keys.js";
import { keyCommand } from "../../../src/cli/commands/key.js";
import { dataDir } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { openGraph } from "../../support/store.js";

const p = newPrefix();
const name = `${p}scorer`;
let out: string[];
let err: string[];

beforeEach(() => {
  out = [];
  err = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
  const { uri, username, password } = sharedNeo4j();
  const environment = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  for (const [variable, value] of Object.entries(environment)) vi.stubEnv(variable, value);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Runs `proofline key`. */
async function key(command: string, ...args: readonly string[]): Promise<void> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  keyCommand(program);
  await program.parseAsync(["key", command, ...args, "--data-dir", dataDir()], { from: "user" });
}

async function find(text: string) {
  await using graph = openGraph();
  return await new ApiKeys(graph, () => new Date()).find(parseApiKey(text)?.id ?? "");
}

describe("proofline key create", () => {
  it("prints the key alone, and beside it that it is not shown again", async () => {
    await key("create", "--name", name, "--role", "INGEST", "--role", "READ");
    expect(out).toEqual([expect.stringMatching(new RegExp(`^${KEY_PATTERN}$`))]);
    const [text = ""] = out;
    const { id = "", secret = "" } = parseApiKey(text) ?? {};
    expect(err.filter((line) => !line.startsWith("a new log begins"))).toEqual([
      `This is the API key ${id} of ${name} INGEST,READ. It is not shown again.`,
    ]);
    const stored = { name, roles: ["INGEST", "READ"], hash: hashOf(secret), expiresAt: null };
    expect(await find(text)).toMatchObject(stored);
  });

  it("makes one that ends by itself", async () => {
    const before = Date.now();
    await key("create", "--name", name, "--role", "INGEST", "--expires", "90d");
    const { expiresAt } = (await find(out[0] ?? "")) ?? {};
    expect(expiresAt).toBeGreaterThanOrEqual(before + 90 * 86_400_000);
    expect(expiresAt).toBeLessThanOrEqual(Date.now() + 90 * 86_400_000);
    expect(err[0]).toContain(` expires ${new Date(expiresAt ?? 0).toISOString()}`);
  });

  it.each([
    ["no role", ["--name", name]],
    ["no name", ["--role", "INGEST"]],
    ["a role that there is not", ["--name", name, "--role", "ROOT"]],
    ["a reserved name", ["--name", "local", "--role", "INGEST"]],
    ["an expiry that is none", ["--name", name, "--role", "INGEST", "--expires", "soon"]],
    ["an expiry too far", ["--name", name, "--role", "INGEST", "--expires", "9999999d"]],
  ])("prints nothing with %s", async (_, args) => {
    await expect(key("create", ...args)).rejects.toThrow();
    expect(out).toEqual([]);
  });
});

describe("proofline key list", () => {
  it("shows what each key is, and neither secret nor hash", async () => {
    await key("create", "--name", `${p}listed`, "--role", "AUDIT", "--expires", "1h");
    await key("create", "--name", `${p}listed`, "--role", "INGEST", "APPROVE");
    const keys = out.splice(0).map((text) => parseApiKey(text));
    await key("revoke", keys[1]?.id ?? "");
    expect(out.splice(0)).toEqual([`revoked: ${keys[1]?.id} of ${p}listed`]);
    await key("list");
    const cells = out.map((line) => line.split(/ {2,}/));
    expect(cells[0]).toEqual(["id", "name", "roles", "created", "expires", "state"]);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/);
    expect(cells.filter(([, whose]) => whose === `${p}listed`)).toEqual([
      [keys[1]?.id, `${p}listed`, "INGEST,APPROVE", time, "never", "revoked"],
      [keys[0]?.id, `${p}listed`, "AUDIT", time, time, "active, ends soon"],
    ]);
    expect(out.join("\n")).not.toMatch(/[0-9a-f]{64}/);
  });
});

describe("proofline key revoke", () => {
  it("ends all keys of a name", async () => {
    for (let i = 0; i < 2; i++) await key("create", "--name", `${p}ended`, "--role", "INGEST");
    const texts = out.splice(0);
    await key("revoke", `${p}ended`);
    expect(out.toSorted()).toEqual(
      texts.map((text) => `revoked: ${parseApiKey(text)?.id} of ${p}ended`).toSorted(),
    );
    for (const text of texts) expect((await find(text))?.revokedAt).not.toBeNull();
  });

  it("says that there is none", async () => {
    await expect(key("revoke", `${p}nobody`)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
