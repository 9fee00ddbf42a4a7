import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Journal, type Result } from "../../../../src/cli/actions/reportsJournal.js";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-journal-"));
  file = join(folder, "made.ndjson");
});
afterEach(() => rm(folder, { recursive: true }));

const made = (place: number, sha256 = "ab"): Result => ({
  place,
  sha256,
  bytes: 10,
  verdict: "COMPLETE",
  gaps: [{ code: "OVERRIDDEN", severity: "INFO", count: 2 }],
});
const notMade = (place: number): Result => ({
  place,
  error: { code: "LIMIT_EXCEEDED", message: "zu groß\u2028" },
});

async function during<T>(use: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await Journal.open(file, 100);
  try {
    return await use(journal);
  } finally {
    await journal[Symbol.asyncDispose]();
  }
}

describe("Journal", () => {
  it("knows again what was added, whoever added it at the same time, and the latest of a place", async () => {
    await during(async (journal) => {
      await Promise.all([journal.add(notMade(2)), journal.add(made(1)), journal.add(made(3))]);
      await journal.add(made(2, "cd"));
      expect(await journal.at(2)).toEqual(made(2, "cd"));
      expect(await journal.at(4)).toBeUndefined();
    });
    await during(async (journal) => {
      expect(await journal.at(1)).toEqual(made(1));
      expect(await journal.at(2)).toEqual(made(2, "cd"));
      await journal.add(notMade(1));
      expect(await journal.at(1)).toEqual(notMade(1));
    });
  });

  it.each(['{"place":9,"sha2', '{"place":9,"sha256":"ab"}', "\0\0\0"])(
    "takes a last line without its end for none: %j",
    async (half) => {
      await during((journal) => journal.add(made(1)));
      await appendFile(file, half);
      await during(async (journal) => {
        expect(await journal.at(9)).toBeUndefined();
        await journal.add(notMade(2));
      });
      await during(async (journal) => expect(await journal.at(2)).toEqual(notMade(2)));
      expect((await readFile(file, "utf8")).split("\n")).toHaveLength(3);
    },
  );
});
