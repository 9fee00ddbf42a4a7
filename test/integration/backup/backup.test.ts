import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backupStore } from "../../../src/backup/backupStore.js";
import { filesBelow } from "../../../src/backup/copyTree.js";
import { restoreStore } from "../../../src/backup/restoreStore.js";
import { type Config, readConfig } from "../../../src/config.js";
import { toBase64 } from "../../../src/facts/bytes.js";
import { readStoreMigration } from "../../../src/graph/migrate.js";
import { signCheckpoint } from "../../../src/log/checkpoint.js";
import { leafHash } from "../../../src/log/merkle.js";
import { rootOf } from "../../../src/log/tree.js";
import { openKeyFile } from "../../../src/notary/keyFile.js";
import { lastSignedFile } from "../../../src/notary/lastSigned.js";
import { openStore, type Store } from "../../../src/store.js";
import { quiet } from "../../support/ownNeo4j.js";
import { predictions, record } from "../mirror/facts.js";

const open = (config: Config): Promise<Store> =>
  openStore(config, "exclusive", { progress: quiet, report: quiet });
const NOW = new Date("2026-11-28T12:00:00.000Z");
const options = { replace: true, older: false, now: NOW, say: quiet };

describe("a backup of the embedded store", { timeout: 180_000 }, () => {
  let folder: string;
  let backup: string;
  let config: Config;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-backup-"));
    backup = join(folder, "backup");
    config = readConfig({ DATA_DIR: join(folder, "data") }, {});
    const store = await open(config);
    const { verifierKey, origin } = store.notary;
    await record(store, ...predictions("before", 300));
    const { text: checkpoint, tree } = await store.notary.covering(300);
    const migration = await readStoreMigration(store.graph);
    const log = { migration, origin, verifierKey, size: tree.size, root: toBase64(rootOf(tree)), checkpoint };
    await expect(backupStore(config.dataDir, backup, log, undefined, NOW)).rejects.toThrow(
      /process \d+ serves the store in .*: stop it, and try again/,
    );
    await store[Symbol.asyncDispose]();
    // what a backup that was killed leaves
    await mkdir(`${backup}.killed.tmp`);
    await backupStore(config.dataDir, backup, log, undefined, NOW);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("holds no key and no rest of another one, and is not written over", async () => {
    expect((await readdir(folder)).toSorted()).toEqual(["backup", "data"]);
    expect((await readdir(backup)).toSorted()).toEqual(["manifest.json", "neo4j"]);
    const again = backupStore(config.dataDir, backup, await logOf(backup), undefined, NOW);
    await expect(again).rejects.toThrow(/is not empty: give each backup a folder of its own/);
  });

  it("with a file that is altered, missing or added is refused by that file's name, and changes nothing", async () => {
    const id = "neo4j/data/server_id";
    const altered = async (change: (copy: string) => Promise<void>) => {
      const copy = join(folder, "altered");
      await cp(backup, copy, { recursive: true });
      await change(copy);
      const refused = await restoreStore(config, copy, options).catch((error: unknown) => String(error));
      await rm(copy, { recursive: true });
      return refused;
    };
    const before = await readdir(config.dataDir);
    expect(await altered((copy) => writeFile(join(copy, id), "x"))).toMatch(
      /neo4j\/data\/server_id is not what was backed up/,
    );
    expect(await altered((copy) => rm(join(copy, id)))).toMatch(/the backup lacks neo4j\/data\/server_id/);
    expect(await altered((copy) => writeFile(join(copy, "neo4j/new"), "x"))).toMatch(
      /neo4j\/new is in the backup, and not in its manifest\.json/,
    );
    expect(await readdir(config.dataDir)).toEqual(before);
    const { origin } = await logOf(backup);
    const keyFile = join(folder, "newer.key");
    await openKeyFile(keyFile, origin);
    const rotated = { ...config, log: { ...config.log, keyFile } };
    await expect(restoreStore(rotated, backup, options)).rejects.toThrow(
      /has another one, \w{8}\. If that is the newer one, facts are missing from the backup/,
    );
    const here = join(config.dataDir, "neo4j");
    // as it is, and as one that was killed while it replaced it leaves it
    for (const found of [here, `${here}.replacing`]) {
      await rename(here, found);
      await expect(restoreStore(config, backup, { ...options, replace: false })).rejects.toThrow(
        /there is a store in .*: with --replace/,
      );
    }
    expect(await readdir(config.dataDir)).toEqual(before);
  });

  it("is put in the store's place, and refused where facts are missing that were signed for", async () => {
    await mkdir(join(config.dataDir, "restoring.killed.tmp"));
    const { kept, signed } = await restoreStore(config, backup, options);
    expect((await readdir(config.dataDir)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(signed).toBe(300);
    expect(kept).toBe(join(config.dataDir, "neo4j.replaced-20261128T120000000Z"));
    expect(await filesBelow(join(config.dataDir, "neo4j"))).toContain("data/databases/neo4j/neostore");

    const { keyFile } = config.log;
    const key = await openKeyFile(keyFile, undefined);
    const later = { origin: key.name, size: 310, root: leafHash(new Uint8Array()), extensions: [] };
    await writeFile(lastSignedFile(keyFile), signCheckpoint(later, key));
    const before = await readdir(config.dataDir);
    await expect(restoreStore(config, backup, options)).rejects.toThrow(
      /has 300 facts, and the key of this log signed a checkpoint of 310: facts are missing\. Nothing was restored\..*--older/s,
    );
    expect(await readdir(config.dataDir)).toEqual(before);
  });
});

const logOf = async (backup: string) => JSON.parse(await readFile(join(backup, "manifest.json"), "utf8"));
