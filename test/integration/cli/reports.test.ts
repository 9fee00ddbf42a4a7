import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ANY_ACCESS, readAccesses } from "../../../src/graph/accesses.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { dataDir, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { openGraph } from "../../support/store.js";
import { TIMES, trailFacts } from "../../support/trailFacts.js";
import { proofline } from "./command.js";

const service = useService();
let p: string;
let folder: string;
beforeEach(async () => {
  p = newPrefix();
  folder = await mkdtemp(join(tmpdir(), "proofline-reports-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A trail, and so many predictions more of its deployment. */
async function recorded(ids: readonly string[]): Promise<string> {
  await service.client.record(...trailFacts(p));
  const { predictions } = await service.client.ask<{
    predictions: { edges: { node: { deployment: string } }[] };
  }>(
    "query Of($ids: [ID!]) { predictions(filter: { requestIds: $ids }) { edges { node { deployment } } } }",
    {
      ids: [`${p}req-42`],
    },
  );
  const deployment = predictions.edges[0]?.node.deployment ?? "";
  await more(deployment, ids);
  return deployment;
}

const more = (deployment: string, ids: readonly string[]) =>
  service.client.record(
    ...ids.map((id) => ({
      prediction: {
        requestId: `${p}${id}`,
        deployment,
        features: { n: 1 },
        prediction: "yes",
        timestamp: TIMES.predicted,
      },
    })),
  );

const report = (out: string, ...args: readonly string[]) => [
  ...["report", "--out", join(folder, out), "--url", service.client.url],
  ...args,
];

interface Index {
  readonly operation: string;
  readonly asOf: number;
  readonly population: number;
  readonly log: { readonly verifierKey: string };
  readonly predictions: readonly { requestId: string; file: string; sha256: string; verdict: string }[];
}
const indexOf = async (out: string): Promise<Index> =>
  JSON.parse(await readFile(join(folder, out, "index.json"), "utf8"));

it("goes on after it was killed: what is whole is not made again, and nothing half is taken for it", {
  timeout: 120_000,
}, async () => {
  const hostile = ["../../x", `<img src=x>${"y".repeat(400)}`, "A/b", "a/B", "🙂"];
  const deployment = await recorded([...hostile, ...Array.from({ length: 20 }, (_, i) => `r-${i}`)]);
  const args = report("all", "--all", "--deployment", deployment);
  const child = spawn(process.execPath, [join(packageRoot, "dist/cli/main.js"), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  const reports = join(folder, "all", "reports");
  const whole = async () => (await readdir(reports).catch(() => [])).filter((file) => file.endsWith(".html"));
  while ((await whole()).length < 1 && child.exitCode === null) await sleep(5);
  child.kill("SIGKILL");
  await ended;
  const before = await Promise.all(
    (await whole()).map(async (file) => ({ file, ...(await stat(join(reports, file))) })),
  );
  expect(before.length).toBeGreaterThanOrEqual(1);
  expect(before.length).toBeLessThan(26);

  const { code, err } = await proofline(folder, args);
  expect([code, err]).toEqual([0, expect.stringContaining(`26 made, ${before.length} of them before`)]);
  for (const { file, ino, mtimeMs } of before)
    expect(await stat(join(reports, file))).toMatchObject({ ino, mtimeMs });
  const { predictions, population, log } = await indexOf("all");
  expect([population, predictions.length, (await readdir(reports)).length]).toEqual([26, 26, 26]);
  for (const { file, sha256 } of predictions)
    expect(
      createHash("sha256")
        .update(await readFile(join(folder, "all", file)))
        .digest("hex"),
    ).toBe(sha256);
  const verified = predictions.find(({ requestId }) => requestId === `${p}../../x`)?.file ?? "";
  const verify = ["verify", join(folder, "all", verified), "--vkey", log.verifierKey];
  expect(await proofline(folder, verify)).toMatchObject({
    code: 0,
    out: expect.stringContaining(`valid: the report of prediction ${p}../../x`),
  });
});

it("draws the same sample of the same state of the log, from the store as from the service, and each read leaves its Access", {
  timeout: 120_000,
}, async () => {
  const deployment = await recorded(Array.from({ length: 30 }, (_, i) => `r-${i}`));
  const sample = ["--sample", "5", "--seed", "3", "--deployment", deployment, "--format", "json"];
  expect(await proofline(folder, report("first", ...sample))).toMatchObject({ code: 0 });
  const first = await indexOf("first");
  expect([first.population, first.predictions.length]).toEqual([31, 5]);

  await more(
    deployment,
    Array.from({ length: 30 }, (_, i) => `later-${i}`),
  );
  const { uri, username, password } = sharedNeo4j();
  const store = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, DATA_DIR: dataDir() };
  const again = ["report", "--out", join(folder, "again"), ...sample, "--as-of", String(first.asOf)];
  expect(await proofline(folder, again, store)).toMatchObject({ code: 0 });
  const second = await indexOf("again");
  const ids = ({ predictions }: Index) => predictions.map(({ requestId, verdict }) => [requestId, verdict]);
  expect(second.population).toBe(31);
  expect(ids(second)).toEqual(ids(first));

  const graph = openGraph();
  try {
    for (const { operation } of [first, second]) {
      const { facts } = await readAccesses(graph, { ...ANY_ACCESS, operation }, null, 20);
      // the page of the population, each report, and over GraphQL the question who asks
      expect(facts.length).toBe(operation === first.operation ? 7 : 6);
    }
  } finally {
    await graph[Symbol.asyncDispose]();
  }
});
