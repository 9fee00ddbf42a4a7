import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256Hex } from "#sha256";
import { folderDigest } from "../../../src/ingest/mlflow/manifest.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { dataDir, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { LOGGED_MODEL, RUN, testInput, trainInput, VERSION } from "../../support/mlflowAnswers.js";
import { MlflowServer } from "../../support/mlflowServer.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { proofline } from "./command.js";

const service = useService();
let p: string;
let folder: string;
let mlflow: MlflowServer;
beforeEach(async () => {
  p = newPrefix();
  folder = await mkdtemp(join(tmpdir(), "proofline-import-"));
  mlflow = await MlflowServer.start({
    experiments: [
      { experiment_id: "0", name: "Default" },
      { experiment_id: "1", name: "MLflow Quickstart" },
    ],
    runs: [run(`${p}run`)],
    loggedModels: [model(`m-${p.replaceAll("-", "")}`)],
    versions: [version("1")],
    aliases: { [`${p}risk`]: { champion: "1" } },
    artifacts: { MLmodel: "flavors", "data/model.pkl": "weights" },
  });
});
afterEach(async () => {
  await mlflow[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const dataset = (input: typeof trainInput, name: string) => ({
  ...input,
  dataset: { ...input.dataset, name: `${p}${name}`, source: `{"uri": "s3://${p}shop/${name}.csv"}` },
});
const modelId = () => `m-${p.replaceAll("-", "")}`;
const run = (run_id: string, change: object = {}) => ({
  ...RUN,
  info: { ...RUN.info, run_id, run_uuid: run_id, ...change },
  inputs: { dataset_inputs: [dataset(trainInput, "train"), dataset(testInput, "test")] },
  outputs: { model_outputs: [{ model_id: modelId() }] },
});
const model = (model_id: string) => ({
  ...LOGGED_MODEL,
  info: { ...LOGGED_MODEL.info, model_id, source_run_id: `${p}run` },
});
const version = (number: string, change: object = {}) => ({
  ...VERSION,
  ...{ name: `${p}risk`, version: number, run_id: `${p}run`, source: `models:/${modelId()}` },
  ...change,
});

const importing = (args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) =>
  proofline(
    folder,
    ["import", "mlflow", "--tracking-uri", mlflow.url, "--url", service.client.url, ...args],
    environment,
  );

const TRAIL = `query ($key: ID!) {
  modelVersions(where: { key: { eq: $key } }) {
    key artifactSha256 artifactUri
    stageTransitions(sort: { toStage: DESC }) { toStage performedBy at }
    producedBy {
      key job gitCommit uncommitted parent triggeredBy hyperparameters metrics { name value datasetVersion }
      trainedOnConnection(sort: { edge: { role: ASC } }) { edges { properties { role inferred } node { key } } }
    }
  }
}`;
async function trail(key = `${p}risk@1`) {
  const { modelVersions } = await service.client.ask<{ modelVersions: readonly object[] }>(TRAIL, { key });
  return modelVersions[0];
}

describe("proofline import mlflow", () => {
  it("records a registered version, its stages, its run, and the data that it used", async () => {
    const { code, out, err } = await importing(["--hash-artifacts"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(
      `${mlflow.url}: 1 run, 1 registered version, 2 stages and aliases (7 new facts)\n` +
        "  1 metric is no finite number, which no fact can hold, and was left out\n",
    );
    const artifactSha256 = folderDigest([
      { path: "MLmodel", sha256: sha256Hex("flavors") },
      { path: "data/model.pkl", sha256: sha256Hex("weights") },
    ]);
    expect(await trail()).toEqual({
      ...{ key: `${p}risk@1`, artifactSha256, artifactUri: `models:/${modelId()}` },
      stageTransitions: [
        { toStage: "champion", performedBy: "unknown", at: expect.any(String) },
        { toStage: "Staging", performedBy: "unknown", at: "2026-11-28T15:01:00.211Z" },
      ],
      producedBy: [
        {
          ...{ key: `${p}run`, job: "MLflow Quickstart", uncommitted: true, triggeredBy: "ann" },
          ...{ gitCommit: "0d4a7c1e".repeat(5), parent: "b".repeat(32) },
          hyperparameters: { max_iter: "1000", solver: "lbfgs" },
          metrics: [
            { name: "accuracy", value: 1, datasetVersion: null },
            { name: "steps", value: 2, datasetVersion: null },
          ],
          trainedOnConnection: {
            edges: [
              {
                properties: { role: "TEST", inferred: null },
                node: { key: `s3://${p}shop/test.csv@9dc09359` },
              },
              {
                properties: { role: "TRAIN", inferred: null },
                node: { key: `s3://${p}shop/train.csv@1f1c13b5` },
              },
            ],
          },
        },
      ],
    });
    expect(await trail(`iris_model@${modelId()}`)).toMatchObject({
      artifactSha256,
      producedBy: [{ key: `${p}run` }],
    });
  });

  it("again adds nothing, with what it kept and without", async () => {
    await importing();
    const nothing = { code: 0, out: `${mlflow.url}: nothing new (0 new facts)\n`, err: "" };
    expect(await importing()).toEqual(nothing);
    expect(await importing(["--all"])).toEqual(nothing);
    await rm(join(folder, ".proofline"), { recursive: true });
    expect(await importing()).toEqual(nothing);
  });

  it("adds what is new, and a run when it has ended", async () => {
    const running = run(`${p}run2`, { status: "RUNNING", end_time: undefined });
    mlflow.content.runs = [...mlflow.content.runs, running];
    expect((await importing()).out).toContain("  1 run has not ended, and is imported when it has\n");
    const ended = run(`${p}run2`, { end_time: RUN.info.end_time + 5_000 });
    mlflow.content.runs = [run(`${p}run`), ended];
    mlflow.content.versions = [version("2", { run_id: `${p}run2`, current_stage: "None" }), version("1")];
    mlflow.content.aliases = { [`${p}risk`]: { champion: "2" } };
    expect((await importing()).out).toContain(
      ": 1 run, 1 registered version, 1 stage or alias (3 new facts)\n",
    );
    expect(await trail(`${p}risk@2`)).toMatchObject({
      stageTransitions: [{ toStage: "champion" }],
      producedBy: [{ key: `${p}run2` }],
    });
  });

  it("what changed of a run since then stands beside it", async () => {
    await importing();
    const changed = run(`${p}run`);
    const metrics = [{ key: "accuracy", value: 0.5, timestamp: 1, step: 0 }];
    mlflow.content.runs = [{ ...changed, data: { ...changed.data, metrics } }];
    const told = "  1 change since it was imported stands beside what was recorded, as an Amendment\n";
    expect((await importing(["--all"])).out).toContain(`(1 new fact)\n${told}`);
    expect((await importing(["--all"])).out).toContain("(0 new facts)\n");
    const { lineage } = await service.client.ask<{ lineage: { nodes: readonly object[] } }>(
      `query ($key: ID!) { lineage(kind: TrainingRun, key: $key, direction: DOWNSTREAM, maxDepth: 1) { nodes { kind properties } } }`,
      { key: `${p}run` },
    );
    expect(lineage.nodes).toContainEqual(
      expect.objectContaining({
        kind: "TrainingRun",
        properties: expect.objectContaining({
          metrics: expect.arrayContaining([expect.objectContaining({ value: 2 })]),
        }),
      }),
    );
  });

  it("meets the data set that a job here wrote before the run began, and says that times alone tell which", async () => {
    const name = `s3://${p}shop/train.csv`;
    const job = (key: string, endedAt: string) => [
      { transformation: { key: `${p}${key}`, job: "clean", endedAt, reads: [] } },
      { datasetVersion: { key: `${name}@${key}`, writtenBy: `${p}${key}` } },
    ];
    await service.client.record(
      ...job("old", "2026-11-01T00:00:00Z"),
      ...job("current", "2026-11-28T15:00:55Z"),
      ...job("later", "2026-11-28T15:00:56Z"),
    );
    await importing();
    expect(await trail()).toMatchObject({
      producedBy: [
        {
          trainedOnConnection: {
            edges: [
              { node: { key: `s3://${p}shop/test.csv@9dc09359` } },
              { properties: { role: "TRAIN", inferred: true }, node: { key: `${name}@current` } },
            ],
          },
        },
      ],
    });
  });

  it("names data sets as its user says", async () => {
    await writeFile(join(folder, "names.json"), JSON.stringify({ [`s3://${p}shop/`]: `gs://${p}lake` }));
    await importing(["--map", "names.json"]);
    expect(JSON.stringify(await trail())).toContain(`gs://${p}lake/train.csv@1f1c13b5`);
    await writeFile(join(folder, "names.json"), "{}}");
    expect(await importing(["--map", "names.json"])).toMatchObject({
      code: 2,
      err: "proofline: --map: is not JSON\n",
    });
  });

  it("of some experiments imports no other one's runs, nor the models that these made", async () => {
    const other = run(`${p}other`, { experiment_id: "0" });
    mlflow.content.runs = [...mlflow.content.runs, other];
    mlflow.content.versions = [version("1"), version("2", { run_id: `${p}other` })];
    mlflow.content.aliases = { [`${p}risk`]: { champion: "2" } };
    const { out } = await importing(["--experiment", "MLflow Quickstart"]);
    expect(out).toContain(": 1 run, 1 registered version, 1 stage or alias (");
    expect(await trail(`${p}risk@2`)).toBeUndefined();
    expect(await importing(["--experiment", "Nothing"])).toMatchObject({
      code: 2,
      err: `proofline: --experiment: "Nothing" is no experiment of ${mlflow.url}\n`,
    });
  });

  it("one run that can't be recorded keeps no other one out, and is told of", async () => {
    const long = run(`${p}long`, { end_time: RUN.info.end_time + 1 });
    const params = [{ key: "text", value: "x".repeat(300_000) }];
    mlflow.content.runs = [{ ...long, data: { ...long.data, params } }, ...mlflow.content.runs];
    const { code, out, err } = await importing();
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(new RegExp(`^not recorded: run ${p}long: .*is longer than 256 KiB`)),
    });
    expect(out).toContain("  1 could not be recorded\n");
    expect(await trail()).toMatchObject({ producedBy: [{ key: `${p}run`, job: "MLflow Quickstart" }] });
  });

  it("shows MLflow the user and password, or the token, that MLflow's own client would", async () => {
    await importing([], {
      MLFLOW_TRACKING_USERNAME: "ann",
      MLFLOW_TRACKING_PASSWORD: "s3cret",
      MLFLOW_TRACKING_TOKEN: "t",
    });
    expect(new Set(mlflow.asked.map((one) => one.authorization))).toEqual(
      new Set(["Basic YW5uOnMzY3JldA=="]),
    );
    mlflow.asked.length = 0;
    await importing([], { MLFLOW_TRACKING_TOKEN: "t" });
    expect(new Set(mlflow.asked.map((one) => one.authorization))).toEqual(new Set(["Bearer t"]));
  });

  it("tells in MLflow's words why that refuses it, and what is no MLflow server", async () => {
    const told = async (status: number, body: string) => {
      mlflow.failing = { status, body };
      return await importing();
    };
    const url = mlflow.url;
    expect(await told(401, "You are not authenticated.")).toEqual({
      ...{ code: 2, out: "" },
      err: `proofline: ${url} answers 401: You are not authenticated. Set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD\n`,
    });
    expect((await told(500, '{"message": "no \\u001b[31mluck"}')).err).toBe(
      `proofline: ${url} answers 500: no \\u001b[31mluck\n`,
    );
    expect((await told(200, "<html>")).err).toBe(`proofline: ${url} does not answer with JSON\n`);
    expect((await told(200, "[]")).err).toBe(`proofline: ${url} does not answer as an MLflow server\n`);
    expect(
      await proofline(folder, ["import", "mlflow", "--tracking-uri", "sqlite:///mlflow.db"]),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining("--tracking-uri: must be the address of an MLflow server"),
    });
  });

  it("goes on where it was when MLflow went away", async () => {
    await importing();
    mlflow.failing = { status: 503, body: "" };
    expect((await importing()).code).toBe(2);
    mlflow.failing = undefined;
    const kept = await readFile(join(folder, ".proofline", "mlflow-import.json"), "utf8");
    expect(Object.values(JSON.parse(kept))).toEqual([
      { runs: { 0: 0, 1: RUN.info.end_time }, versions: VERSION.last_updated_timestamp },
    ]);
  });

  it("follows what comes, asks the service about nothing again, and ends when it is told to", async () => {
    const args = ["--tracking-uri", mlflow.url, "--url", service.client.url, "--follow"];
    const child = spawn(
      process.execPath,
      [join(packageRoot, "dist/cli/main.js"), "import", "mlflow", ...args],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async () => (await lines.next()).value;
    expect(await next()).toContain(": 1 run, 1 registered version, 2 stages and aliases (7 new facts)");
    expect(await next()).toContain("1 metric is no finite number");
    const asked = async () =>
      (
        await service.client.ask<{ accesses: { edges: readonly unknown[] } }>(
          `{ accesses(filter: { operation: "importMlflow" }, first: 1000) { edges { node { key } } } }`,
        )
      ).accesses.edges.length;
    const before = await asked();
    const passes = mlflow.asked.length;
    while (mlflow.asked.length < passes * 2) await sleep(100);
    expect(await asked()).toBe(before);
    mlflow.content.runs = [run(`${p}run`), run(`${p}run2`, { end_time: RUN.info.end_time + 1 })];
    expect(await next()).toContain(": 1 run (1 new fact)");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("without a service runs one of its own, as local", async () => {
    const { uri, username, password } = sharedNeo4j();
    const store = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    const settings = { ...store, DATA_DIR: folder, SIGNING_KEY_FILE: join(dataDir(), "signing.key") };
    const { code, out } = await proofline(folder, ["import", "mlflow"], {
      ...settings,
      MLFLOW_TRACKING_URI: mlflow.url,
    });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining(": 1 run, 1 registered") });
    expect(await trail()).toMatchObject({ key: `${p}risk@1` });
  });
});

describe("proofline import mlflow with an API key", () => {
  const guarded = useService({ AUTH: "keys" });
  it("takes the roles READ and INGEST", async () => {
    const { [`${p}importer`]: both = "", [`${p}ingest`]: one = "" } = await createKeys({
      [`${p}importer`]: ["READ", "INGEST"],
      [`${p}ingest`]: ["INGEST"],
    });
    const by = (key: string) =>
      proofline(folder, ["import", "mlflow", "--tracking-uri", mlflow.url, "--url", guarded.client.url], {
        PROOFLINE_API_KEY: key,
      });
    expect(await by(one)).toMatchObject({ code: 2, err: expect.stringContaining("READ") });
    expect(await by(both)).toMatchObject({ code: 0, err: "" });
  });
});
