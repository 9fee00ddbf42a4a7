import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { proofline } from "./command.js";

const service = useService({ AUTH: "keys" });
const p = newPrefix();
const [auditor, scorer] = [`${p}auditor`, `${p}scorer`];
let keys: Record<string, string>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-service-"));
  keys = await createKeys({ [auditor]: ["AUDIT"], [scorer]: ["INGEST"] });
  for (const [name, key] of Object.entries(keys)) await writeFile(join(folder, name), `${key}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const run = (command: string, ...args: readonly string[]) =>
  proofline(folder, [command, ...args, "--url", `${service.client.url}/`]);
const as = (name: string) => ["--api-key-file", name];

const decision = ["--model", `${p}risk@1`, "--features", '{"amount":1200}', "--prediction", '"accept"'];

describe("with --url and a key, and no way to the store", () => {
  it("a decision is recorded, found in the trail, and reported with its proof", async () => {
    const recorded = await run("log-decision", ...decision, "--request-id", `${p}r-1`, ...as(scorer));
    expect(recorded).toMatchObject({ code: 0, err: "" });
    const { index, ...receipt }: { index: number } = JSON.parse(recorded.out);
    expect(receipt).toMatchObject({ kind: "Prediction", key: `${p}r-1`, duplicate: false });

    const trail = await run("trail", "--model", `${p}risk`, ...as(auditor));
    expect(trail).toMatchObject({ code: 0, err: "" });
    expect(trail.out).toMatch(
      new RegExp(`^\\S+Z  ${p}r-1  \\{"amount":1200\\} -> "accept"  index ${index}\\n$`),
    );

    const report = await run("report", `${p}r-1`, ...as(auditor));
    expect(report).toMatchObject({ code: 0, err: "" });
    expect(report.out).toContain(`# Audit report: prediction \`${p}r-1\``);
    const document = await run("report", `${p}r-1`, "--format", "JSON", ...as(auditor));
    await writeFile(join(folder, "report.json"), document.out);
    const vkey = await (await fetch(`${service.client.url}/log/vkey`)).text();
    const verified = await proofline(folder, ["verify", "report.json", "--vkey", vkey.trim()]);
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining("valid: ") });
    expect(await readdir(folder)).not.toContain(".proofline");
  });

  it("the trail goes on over several pages, and ends where it is told to", async () => {
    const facts = Array.from({ length: 520 }, (_, i) => ({
      prediction: {
        requestId: `${p}many-${i}`,
        modelVersion: `${p}many@1`,
        features: i,
        prediction: i,
        timestamp: new Date(Date.UTC(2026, 10, 21, 0, 0, i)).toISOString(),
      },
    }));
    const record = "mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { index } }";
    const answer = await fetch(`${service.client.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${keys[scorer]}` },
      body: JSON.stringify({ query: record, variables: { facts } }),
    });
    expect(await answer.json()).not.toHaveProperty("errors");
    const lines = async (...args: string[]) =>
      (await run("trail", "--model", `${p}many`, ...as(auditor), ...args)).out.trimEnd().split("\n");
    const all = await lines();
    expect(all).toHaveLength(520);
    expect(all[0]).toContain(`${p}many-519  519 -> 519`);
    expect(await lines("--limit", "510")).toEqual(all.slice(0, 510));
  });

  it("what the service refuses is told in one line, by the flag that gave it", async () => {
    const refused = [
      [
        await run("trail", "--model", `${p}Risk`, ...as(auditor)),
        /^proofline: --model: no model has that name: /,
      ],
      [
        await run("log-decision", ...decision, "--timestamp", "soon", ...as(scorer)),
        /^proofline: --timestamp: /,
      ],
      [await run("report", `${p}r-1`, ...as(scorer)), /^proofline: .*takes the role AUDIT$/],
      [await run("report", `${p}nobody`, ...as(auditor)), /^proofline: .*nobody/],
      [await run("trail", "--model", `${p}risk`), /^proofline: .* asks who you are: .*--api-key-file$/],
    ] as const;
    for (const [{ code, out, err }, message] of refused) {
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err.trimEnd()).toMatch(message);
      expect(err.trimEnd()).not.toContain("\n");
    }
  });

  it("keys are made where the store is, and a service does not make them", async () => {
    const { code, err } = await run("key", "list");
    expect(code).toBe(2);
    expect(err).toMatch(/^proofline: --url: no service makes or ends keys: .*--data-dir/);
  });

  it("a key for no service, and an address that is none, are mistakes", async () => {
    const without = await proofline(folder, ["trail", "--model", "m", ...as(auditor)]);
    expect(without).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^proofline: --api-key-file: .*--url/),
    });
    for (const address of ["localhost:4000", "ftp://127.0.0.1", "http://user:secret@127.0.0.1"]) {
      const { code, err } = await proofline(folder, ["trail", "--model", "m", "--url", address]);
      expect({ code, err }).toEqual({
        code: 2,
        err: "proofline: --url: must be an address as http://127.0.0.1:4000\n",
      });
    }
  });
});

describe("a service that is none", () => {
  it("can't write to the terminal, nor take the key elsewhere", async () => {
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      if (request.url === "/moved/graphql") response.writeHead(307, { location: "/graphql" }).end();
      else
        response.end(
          JSON.stringify({
            errors: [{ message: "\u001b[2J\nvalid\u202e", extensions: { code: "NOT_FOUND" } }],
          }),
        );
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const told = await proofline(folder, ["trail", "--model", "m", "--url", url]);
      expect(told).toEqual({ code: 2, out: "", err: "proofline: \\u{1b}[2J\\u{a}valid\\u{202e}\n" });
      asked = 0;
      const moved = await proofline(folder, [
        "trail",
        "--model",
        "m",
        "--url",
        `${url}/moved`,
        ...as(auditor),
      ]);
      expect(moved).toMatchObject({ code: 2, err: expect.stringContaining("no GraphQL answer from") });
      expect(asked).toBe(1);
    } finally {
      server.close();
    }
  });
});
