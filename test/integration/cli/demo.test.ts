import { spawn, spawnSync } from "node:child_process";
import { once as emitted } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { once } from "../../../src/graph/once.js";
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
    {
      cwd: packageRoot,
      env: { PATH: process.env.PATH, DATA_DIR: folder, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const [out, err, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    emitted(child, "exit"),
  ]);
  return { code, out, err };
}

/** A run with an ADMIN's key: one, which takes seconds. */
const asAdmin = once(() => demo({ PROOFLINE_API_KEY: keys[admin] }));

describe("proofline demo --url", () => {
  it("shows an ADMIN's key from the environment, prints the report, and writes files that can be checked", async () => {
    const { code, out, err } = await asAdmin();
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^audit report of .* ms: complete, 13 facts, \d+ links$/m),
    ]);
    expect(err).not.toMatch(/^gap /m);
    expect(out).toContain("**This trail is complete.** No rule found a gap.");
    expect(out).toContain("Who approved this model for production?");
    expect(err).not.toContain(keys[admin]);

    const [, page, vkey = ""] = / verify '(.*\.html)' --vkey '(.*)'$/m.exec(err) ?? [];
    const [, paper] = /^ +for paper +(.*\.pdf)$/m.exec(err) ?? [];
    for (const file of [page, paper]) {
      const { status, stdout } = spawnSync(
        process.execPath,
        ["dist/cli/main.js", "verify", file ?? "", "--vkey", vkey],
        { cwd: packageRoot, env: { PATH: process.env.PATH, HOME: folder }, encoding: "utf8" },
      );
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^valid: the report of prediction /)]);
    }
  });

  it("records a model version that lacks nothing, with groups, outcomes and a review", async () => {
    const { err } = await asAdmin();
    const [, requestId, run] = /report of prediction (wage-band-request-(\w+)-0001)/.exec(err) ?? [];
    const query = `query Gate($model: ID!, $requestId: ID!) {
      modelCard(modelVersion: $model) { completeness { verdict gaps { code severity } } }
      auditReport(requestId: $requestId) {
        answers { reviewedBy { sentence } } prediction { groups } outcomes { actual } reviews { decision }
      }
    }`;
    const variables = { model: `wage-band@${run}`, requestId };
    const response = await fetch(`${service.client.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${keys[admin]}` },
      body: JSON.stringify({ query, variables }),
    });
    expect(await response.json()).toMatchObject({
      data: {
        modelCard: { completeness: { verdict: "COMPLETE", gaps: [] } },
        auditReport: {
          answers: { reviewedBy: { sentence: expect.stringContaining("paul.weber@example.com") } },
          prediction: { groups: { gender: "female", race: "hispanic" } },
          outcomes: [{ actual: { class: "not-above-median" } }],
          reviews: [{ decision: "CONFIRMED" }],
        },
      },
    });
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
