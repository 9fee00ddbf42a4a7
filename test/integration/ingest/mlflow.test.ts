import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import { sha256 } from "#sha256";
import { toHex } from "../../../src/facts/bytes.js";
import { folderDigest } from "../../../src/ingest/mlflow/manifest.js";
import { packageRoot } from "../../../src/packageRoot.js";
import type { Service } from "../../../src/service.js";
import { Client, openService } from "../../support/client.js";
import { freePort } from "../../support/freePort.js";
import { newPrefix } from "../../support/prefix.js";
import { type Found, pythonWith } from "../../support/python.js";
import { proofline } from "../cli/command.js";

const MLFLOW = "mlflow==3.17.2";
const SECRET = "the webhook's secret";
const STARTS_MS = 90_000;

let found: Found;
let folder: string;
let service: Service;
let client: Client;
let server: ChildProcess | undefined;
let url: string;

beforeAll(async () => {
  found = await pythonWith(
    MLFLOW,
    "import mlflow, sklearn; assert int(mlflow.__version__.split('.')[0]) >= 3",
  );
  if (!("python" in found)) return;
  folder = await mkdtemp(join(tmpdir(), "proofline-mlflow-"));
  await writeFile(join(folder, "secret"), SECRET);
  service = await openService({ MLFLOW_WEBHOOK_SECRET_FILE: join(folder, "secret") });
  client = new Client(service.url);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = spawn(
    found.python,
    [
      ...["-m", "mlflow", "server", "--host", "127.0.0.1", "--port", String(port), "--workers", "1"],
      ...["--backend-store-uri", `sqlite:///${folder}/mlflow.db`],
      ...["--artifacts-destination", join(folder, "artifacts")],
    ],
    // a group of its own: it starts others, which end with it
    { cwd: folder, env: environment(), stdio: "ignore", detached: true },
  );
  await answering(`${url}/health`);
}, 480_000);

afterAll(async () => {
  if (server?.pid !== undefined) {
    process.kill(-server.pid, "SIGKILL");
    await once(server, "exit").catch(() => {});
  }
  await service?.[Symbol.asyncDispose]();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const environment = () => ({
  PATH: process.env.PATH,
  HOME: folder,
  MLFLOW_DISABLE_TELEMETRY: "true",
  MLFLOW_SERVER_ENABLE_JOB_EXECUTION: "false",
  // our service is on this machine
  MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: "true",
  MLFLOW_WEBHOOK_ALLOWED_SCHEMES: "http",
});

async function answering(address: string): Promise<void> {
  for (const deadline = Date.now() + STARTS_MS; ; await sleep(500)) {
    const isThere = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    if (Date.now() > deadline) throw new Error(`nothing answers at ${address}`);
  }
}

function pythonOf(context: TestContext): string {
  if ("python" in found) return found.python;
  console.warn(`not tested with a real MLflow server: ${found.reason}`);
  return context.skip(found.reason);
}

/** Puts the quick start into a repository of its own, as a team has it, and gives its commit. */
async function committed(script: string): Promise<string> {
  await mkdir(dirname(script));
  await copyFile(join(packageRoot, "test/integration/ingest", basename(script)), script);
  const git = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      "git",
      ["-c", "user.name=t", "-c", "user.email=t@t", ...args],
      {
        cwd: dirname(script),
        encoding: "utf8",
      },
    );
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    return stdout.trim();
  };
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "quick start");
  return git("rev-parse", "HEAD");
}

/** Runs the quick start, and gives the ids that it prints last. */
async function quickStart(
  python: string,
  script: string,
  name: string,
  bucket: string,
): Promise<readonly string[]> {
  const child = spawn(python, [script, `${service.url}/api/v1/mlflow`, name, bucket], {
    cwd: folder,
    env: { ...environment(), MLFLOW_TRACKING_URI: url, SECRET },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, "exit"),
  ]);
  expect({ code, err: code === 0 ? "" : err }).toEqual({ code: 0, err: "" });
  return out.trim().split("\n").at(-1)?.split(" ") ?? [];
}

/** The stage transitions of a model version, when there are so many. */
async function moves(key: string, count: number): Promise<readonly { readonly key: string }[]> {
  for (const deadline = Date.now() + 30_000; ; await sleep(250)) {
    const { stageTransitions } = await client.ask<{ stageTransitions: readonly { key: string }[] }>(
      `query ($key: ID!) {
        stageTransitions(where: { modelVersion: { some: { key: { eq: $key } } } }, sort: { toStage: DESC }) { key toStage performedBy recordedBy }
      }`,
      { key },
    );
    if (stageTransitions.length >= count || Date.now() > deadline) return stageTransitions;
  }
}

async function hashedFolder(root: string): Promise<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return folderDigest(
    await Promise.all(
      files.map(async (file) => ({
        path: relative(root, file),
        sha256: toHex(sha256(await readFile(file))),
      })),
    ),
  );
}

describe("a real MLflow server", () => {
  it("tells by webhook who leads, is imported, and the report of a prediction goes down to its data", async (context) => {
    const python = pythonOf(context);
    const p = newPrefix();
    const model = `${p}iris`;
    const key = `${model}@1`;
    const script = join(folder, "code", "quickstart.py");
    const gitCommit = await committed(script);
    const [run = "", loggedModel = ""] = await quickStart(python, script, model, `${p}shop`);

    const byWebhook = { performedBy: "unknown", recordedBy: "mlflow-webhook" };
    const moved = await moves(key, 2);
    expect(moved).toEqual([
      { key: expect.stringMatching(/^mlflow:[0-9a-f-]{36}$/), toStage: "champion", ...byWebhook },
      { key: expect.stringMatching(/^mlflow:[0-9a-f-]{36}$/), toStage: "None", ...byWebhook },
    ]);

    const importing = () =>
      proofline(folder, [
        "import",
        "mlflow",
        "--tracking-uri",
        url,
        "--hash-artifacts",
        "--url",
        service.url,
      ]);
    const first = await importing();
    expect(first).toMatchObject({ code: 0, err: "" });
    // the alias came by webhook
    expect(first.out).toBe(`${url}: 1 run, 1 registered version (5 new facts)\n`);
    expect(await importing()).toMatchObject({ code: 0, out: `${url}: nothing new (0 new facts)\n` });
    expect(await moves(key, 2)).toEqual(moved);

    const now = new Date().toISOString();
    await client.record(
      {
        deployment: {
          ...{ key: `${p}serving`, modelVersion: key, environment: "production", startedAt: now },
          stageTransition: moved[0]?.key,
        },
      },
      {
        prediction: {
          ...{ requestId: `${p}r-1`, deployment: `${p}serving`, timestamp: now },
          ...{ features: [5.1, 3.5, 1.4, 0.2], prediction: 0 },
        },
      },
    );
    const { auditReport } = await client.ask<{ auditReport: object }>(REPORT, { requestId: `${p}r-1` });
    const train = `s3://${p}shop/train.parquet`;
    expect(auditReport).toMatchObject({
      completeness: { gaps: expect.any(Array) },
      modelVersion: {
        ...{ key, artifactUri: `models:/${loggedModel}`, producedBy: run },
        artifactSha256: await hashedFolder(join(folder, "artifacts/1/models", loggedModel, "artifacts")),
      },
      trainingRuns: [
        {
          key: run,
          ...{ gitCommit, uncommitted: null, job: "MLflow Quickstart" },
          hyperparameters: { solver: "lbfgs", max_iter: "1000", random_state: "8888" },
          metrics: [
            {
              name: "accuracy",
              value: expect.any(Number),
              datasetVersion: expect.stringContaining(`mlflow/${p}shop-test@`),
            },
          ],
          trainedOn: [
            { role: "TRAIN", datasetVersion: expect.stringContaining(`${train}@`) },
            { role: "TEST", datasetVersion: expect.stringContaining(`mlflow/${p}shop-test@`) },
          ],
        },
      ],
      datasetVersions: expect.arrayContaining([
        expect.objectContaining({
          ...{ key: expect.stringContaining(`${train}@`), uri: train, rowCount: 120, sha256: null },
          columns: expect.arrayContaining([{ name: "target", type: "long" }]),
        }),
      ]),
    });
    const { completeness } = auditReport as { completeness: { gaps: readonly { code: string }[] } };
    // what MLflow does not say: whose move it was, who approved, the hash of the data, and where that is from
    expect([...new Set(completeness.gaps.map(({ code }) => code))].sort()).toEqual([
      ...["NO_APPROVAL", "NO_DATA_HASH", "NO_SOURCE"],
      ...["TRANSITION_WITHOUT_REASON", "UNKNOWN_ACTOR"],
    ]);
  }, 240_000);
});

const REPORT = `query ($requestId: ID!) {
  auditReport(requestId: $requestId) {
    completeness { gaps { code } }
    modelVersion { key artifactUri artifactSha256 producedBy }
    trainingRuns { key gitCommit uncommitted job hyperparameters metrics { name value datasetVersion } trainedOn { role datasetVersion } }
    datasetVersions { key uri rowCount sha256 columns { name type } }
  }
}`;
