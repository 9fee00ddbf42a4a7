import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";

const service = useService({ AUTH: "keys" });
const prefix = newPrefix();
const [admin, pipeline] = [`${prefix}admin`, `${prefix}pipeline`];
let keys: Record<string, string>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-demo-"));
  keys = await createKeys({ [admin]: ["ADMIN"], [pipeline]: ["INGEST"] });
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command against the service. */
async function demo(
  environment: Record<string, string | undefined>,
  ...args: readonly string[]
): Promise<{ code: unknown; out: string; err: string }> {
  const child = spawn(
    process.execPath,
    ["dist/cli/main.js", "demo", "--url", `${service.client.url}/`, ...args],
    { cwd: packageRoot, env: { PATH: process.env.PATH, ...environment }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const [out, err, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, "exit"),
  ]);
  return { code, out, err };
}

describe("proofline demo --url", () => {
  it("shows an ADMIN's key from the environment, and prints the report", async () => {
    const { code, out, err } = await demo({ PROOFLINE_API_KEY: keys[admin] });
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^audit report of .* ms: complete, 13 facts, \d+ links$/m),
    ]);
    expect(err).not.toMatch(/^gap /m);
    expect(out).toContain("**This trail is complete.** No rule found a gap.");
    expect(out).toContain("Who approved this model for production?");
    expect(err).not.toContain(keys[admin]);
  });

  it("shows one from a file", async () => {
    const file = join(folder, "key");
    await writeFile(file, `${keys[admin]}\n`);
    expect((await demo({}, "--api-key-file", file)).code).toBe(0);
  });

  it("says how a key is shown where the service asks for one", async () => {
    const { code, err } = await demo({});
    expect(code).toBe(2);
    expect(err).toMatch(/^proofline: .* asks who you are: .*PROOFLINE_API_KEY.*--api-key-file$/m);
  });

  it("says that it takes an ADMIN's key where the service refuses another", async () => {
    const { code, err } = await demo({ PROOFLINE_API_KEY: keys[pipeline] });
    expect(code).toBe(2);
    expect(err).toMatch(/^proofline: .* takes an ADMIN's API key: FORBIDDEN: /m);
    expect(err).not.toContain(keys[pipeline]);
  });

  it("has no flag for the key itself, which all processes would see", async () => {
    const { code, err } = await demo({}, "--api-key", "plk_1");
    expect([code, err]).toEqual([2, expect.stringContaining("unknown option '--api-key'")]);
  });
});
