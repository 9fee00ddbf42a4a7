import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Graph } from "../../../src/graph/graph.js";
import { migrate } from "../../../src/graph/migrate.js";
import { fillWords } from "../../../src/graph/search/fill.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { newPrefix } from "../../support/prefix.js";
import { openGraph, openRecorder, record, rows } from "../../support/store.js";

const MIGRATIONS = join(packageRoot, "cypher", "migrations");

describe("migrate", () => {
  let graph: Graph;
  let folder: string;

  beforeAll(async () => {
    graph = openGraph();
    await migrate(graph);
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "proofline-migrations-"));
    cpSync(MIGRATIONS, folder, { recursive: true });
    return () => rmSync(folder, { recursive: true });
  });

  afterAll(async () => {
    await graph[Symbol.asyncDispose]();
  });

  const schema = async () => ({
    constraints: await rows(graph, "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"),
    indexes: await rows(graph, "SHOW INDEXES YIELD name, state RETURN name, state ORDER BY name"),
    applied: await rows(
      graph,
      "MATCH (m:Migration) RETURN m.version AS version, toString(m.appliedAt) AS at ORDER BY version",
    ),
  });

  it("remembers each migration that it applied", async () => {
    const { applied } = await schema();
    expect(applied.map(({ version }) => version)).toEqual(readdirSync(MIGRATIONS).map((_, i) => i + 1));
  });

  it("makes a key unique within each kind, and an index unique over all facts", async () => {
    const names = (await schema()).constraints.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["prediction_key", "source_table_key", "fact_index", "log_head_id"]),
    );
  });

  it("does nothing the second time", async () => {
    const before = await schema();
    await migrate(graph);
    expect(await schema()).toEqual(before);
  });

  it("gives facts from before there was search their words, however few it takes at once", async () => {
    await using recorder = openRecorder(graph);
    const p = newPrefix();
    const keys = ["a", "b", "c"].map((name) => `${p}${name}`);
    await record(recorder, ...keys.map((key) => ["SourceTable", { key, owner: "Ana" }] as const));
    const words = () =>
      rows(graph, "MATCH (n:SourceTable) WHERE n.key IN $keys RETURN n.words AS words ORDER BY n.key", {
        keys,
      });
    const before = await words();
    expect(before).toHaveLength(3);
    await rows(graph, "MATCH (n:SourceTable) WHERE n.key IN $keys REMOVE n.words", { keys });
    await fillWords(graph, 1);
    expect(await words()).toEqual(before);
  });

  it("may run in two processes at once", async () => {
    const other = openGraph();
    const before = await schema();
    await Promise.all([migrate(graph), migrate(other)]);
    await other[Symbol.asyncDispose]();
    expect(await schema()).toEqual(before);
  });

  it("refuses a migration that was changed after it was applied, and names it", async () => {
    writeFileSync(join(folder, "V0002__prediction_order.cypher"), "// another text\nRETURN 1;\n");
    const refused = migrate(graph, folder);
    await expect(refused).rejects.toMatchObject({ code: "INTERNAL" });
    await expect(refused).rejects.toThrow(
      "migration V0002__prediction_order.cypher is not the one that was applied to this store",
    );
  });

  it("refuses a store that a newer version has migrated, and names the migration", async () => {
    const files = readdirSync(folder);
    for (const file of files.slice(1)) rmSync(join(folder, file));
    await expect(migrate(graph, folder)).rejects.toThrow(
      /the store has migration \d+, and this version of Proofline knows \d+: a newer version/,
    );
  });

  it("refuses a file that is not named as a migration", async () => {
    writeFileSync(join(folder, "fix.cypher"), "RETURN 1;\n");
    await expect(migrate(graph, folder)).rejects.toThrow("fix.cypher is no name of a migration");
  });
});
