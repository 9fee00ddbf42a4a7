import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { OwnNeo4j } from "../support/ownNeo4j.js";
import { type Given, record } from "../support/store.js";

const MIB = 1024 * 1024;
const MARK = "to be forgotten";
/** Short texts are packed by Neo4j, and not found as they are. */
const TEXT = MARK.repeat(100);

const marked: Given = [
  "Prediction",
  {
    requestId: "erased",
    modelVersion: "m@1",
    features: { text: TEXT },
    prediction: "yes",
    timestamp: "2026-11-21T14:02:11Z",
  },
];

it("keeps of the transaction logs what a crash needs, so that an erased value leaves them", async () => {
  await using neo4j = await OwnNeo4j.start();
  await using store = await neo4j.open();
  const folder = join(neo4j.folder, "neo4j/data/transactions/neo4j");
  const files = async () => (await readdir(folder)).map((name) => join(folder, name));
  const holdMark = async () => {
    const contents = await Promise.all((await files()).map((file) => readFile(file)));
    return contents.some((content) => content.includes(MARK));
  };

  await record(store.recorder, marked);
  await record(store.recorder, [
    "Erasure",
    { key: "er", kind: "Prediction", fact: "erased", performedBy: "dpo", reason: "asked for" },
  ]);
  expect(await holdMark()).toBe(true);

  // three times what is kept
  for (let i = 0; i < 30; i++)
    await store.graph.driver.executeQuery("UNWIND range(1, 10) AS i CREATE (:Filler {text: $text + i})", {
      text: "x".repeat(MIB),
    });
  await vi.waitFor(
    async () => {
      const sizes = await Promise.all((await files()).map(async (file) => (await stat(file)).size));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(128 * MIB);
    },
    { timeout: 60_000, interval: 1_000 },
  );
  expect(await holdMark()).toBe(false);
}, 240_000);
