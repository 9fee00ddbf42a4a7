import { cp, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Config, readConfig } from "../../../src/config.js";
import { readHead } from "../../../src/graph/log/head.js";
import { findServer } from "../../../src/local/serverFile.js";
import { openCheckpoint } from "../../../src/log/checkpoint.js";
import { parseVerifierKey } from "../../../src/log/key.js";
import { openKeyFile } from "../../../src/notary/keyFile.js";
import { newOrigin } from "../../../src/notary/newOrigin.js";
import { openGraph, openStore, type Store } from "../../../src/store.js";
import { quiet } from "../../support/ownNeo4j.js";
import { predictions, record } from "./facts.js";

const open = (config: Config): Promise<Store> =>
  openStore(config, "exclusive", { progress: quiet, report: quiet });

describe("a store restored from an older backup", () => {
  let folder: string;
  let dataDir: string;
  let config: Config;
  let oldKey: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-restored-"));
    dataDir = join(folder, "data");
    config = readConfig({ DATA_DIR: dataDir }, {});
    const backup = join(folder, "backup");
    {
      await using store = await open(config);
      oldKey = store.notary.verifierKey;
      await record(store, ...predictions("before", 300));
    }
    await cp(join(dataDir, "neo4j"), backup, { recursive: true });
    {
      await using store = await open(config);
      await record(store, ...predictions("after", 300));
    }
    await rm(join(dataDir, "neo4j"), { recursive: true });
    await rename(backup, join(dataDir, "neo4j"));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("is refused by its service, and goes on as a log of its own when it is told to", async () => {
    await using embedded = await openGraph(config, "exclusive", quiet);
    const shared = await addressOf(dataDir, config);
    await expect(open(shared)).rejects.toThrow(
      /has 300 facts, and this service signed a checkpoint of 600: facts are missing\..*proofline new-origin NAME/s,
    );

    const lastSigned = await readFile(join(dataDir, "signing.key.checkpoint"), "utf8");
    const oldFile = await readFile(join(dataDir, "signing.key"), "utf8");
    const { verifierKey, before, kept } = await newOrigin(
      embedded.graph,
      config.log.keyFile,
      "example.com/2",
    );
    expect(before).toBe(oldKey);
    expect(verifierKey).toMatch(/^example\.com\/2\+/);
    const { id } = parseVerifierKey(oldKey);
    expect(kept).toEqual([join(dataDir, `signing.key.${id}.checkpoint`), join(dataDir, `signing.key.${id}`)]);
    expect(await readFile(join(dataDir, `signing.key.${id}.checkpoint`), "utf8")).toBe(lastSigned);
    expect(await readFile(join(dataDir, `signing.key.${id}`), "utf8")).toBe(oldFile);
    expect((await readdir(dataDir)).filter((name) => name.endsWith(".next"))).toEqual([]);

    await using service = await open(shared);
    await record(service, ...predictions("again", 10));
    const signed = await service.notary.covering(310);
    expect(openCheckpoint(signed.text, parseVerifierKey(verifierKey)).size).toBe(310);

    await twoServices(shared);
  });

  it("goes on as another log where its key was lost, too", async () => {
    await using embedded = await openGraph(config, "exclusive", quiet);
    await rm(config.log.keyFile);
    const { verifierKey, kept } = await newOrigin(embedded.graph, config.log.keyFile, "example.com/3");
    const { id } = parseVerifierKey(verifierKey);
    expect(kept).toEqual([join(dataDir, `signing.key.before-${id}.checkpoint`)]);

    await using service = await open(await addressOf(dataDir, config));
    await record(service, ...predictions("after the loss", 10));
    const signed = await service.notary.covering(920);
    expect(openCheckpoint(signed.text, parseVerifierKey(verifierKey)).size).toBe(920);
  });

  async function twoServices(shared: Config) {
    await using first = await open(shared);
    await using second = await open(shared);
    const batches = Array.from({ length: 12 }, (_, i) => i);
    await Promise.all(
      batches.map((i) => record(i % 2 === 0 ? first : second, ...predictions(`both-${i}`, 50))),
    );
    const signed = await Promise.all([first, second].map(({ notary }) => notary.covering(910)));
    expect(new Set(signed.map(({ text }) => text)).size).toBe(1);
    expect((await readHead(first.graph)).checkpoint).toBe(signed[0]?.text);

    const keyFile = join(folder, "another.key");
    const another = { ...shared, log: { ...shared.log, keyFile } };
    await expect(open(another)).rejects.toThrow(/there is no signing key in .*another\.key/);
    await openKeyFile(keyFile, undefined);
    await expect(open(another)).rejects.toThrow(/and the key in .*another\.key is another one/);
  }
});

/** The settings of another process that uses the server which runs on a folder. */
async function addressOf(dataDir: string, config: Config): Promise<Config> {
  const server = await findServer(dataDir);
  if (server === undefined) throw new Error("no server runs");
  const { uri, username, password } = server;
  return { ...config, neo4j: { uri, username, password, database: undefined } };
}
