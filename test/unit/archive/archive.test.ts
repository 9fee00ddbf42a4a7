import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArchivedRow } from "../../../src/archive/archivedRow.js";
import { Archives } from "../../../src/archive/archives.js";
import { ArchiveWriter, type WrittenFile } from "../../../src/archive/archiveWriter.js";
import { keptSince, parsePeriod } from "../../../src/archive/period.js";
import { formatPlace, isPlace, parsePlace } from "../../../src/archive/place.js";
import { decryptValues, encryptValues, keyOf } from "../../../src/archive/sealing.js";
import { leafHashHex } from "../../../src/facts/entry.js";

const VALUES = {
  features: { salt: "ab".repeat(16), value: '{"name":"Ada"}' },
  prediction: { salt: "cd".repeat(16), value: '"é😀"' },
};
const LEAF = "1".repeat(64);

describe("the place of an archived entry", () => {
  it("is read as it was written, and no entry is taken for one", () => {
    const place = { leaf: LEAF, file: "a".repeat(32), row: 17 };
    expect(parsePlace(formatPlace(place))).toEqual(place);
    expect(formatPlace({ ...place, row: 999_999_999 }).length).toBeLessThanOrEqual(120);
    expect(isPlace('{"body":{}}')).toBe(false);
    expect(parsePlace("archive:other")).toBeUndefined();
  });
});

describe("archived values", () => {
  it("are read with their key, which follows from the salts", () => {
    const bytes = encryptValues(VALUES, keyOf(VALUES), LEAF);
    expect(decryptValues(bytes, keyOf(VALUES), LEAF)).toEqual(VALUES);
    expect(Buffer.from(bytes).includes("Ada")).toBe(false);
    expect(encryptValues(VALUES, keyOf(VALUES), LEAF)).toEqual(bytes);
    const other = { ...VALUES, features: { ...VALUES.features, salt: "00".repeat(16) } };
    expect(keyOf(other)).not.toBe(keyOf(VALUES));
    expect(encryptValues({}, keyOf({}), LEAF)).toHaveLength(0);
  });

  it("of another fact, with another key or altered are refused", () => {
    const bytes = encryptValues(VALUES, keyOf(VALUES), LEAF);
    const altered = Uint8Array.from(bytes, (byte, i) => (i === 20 ? byte ^ 1 : byte));
    const message = "the archived values of a fact are not what was archived";
    expect(() => decryptValues(bytes, keyOf(VALUES), "2".repeat(64))).toThrow(message);
    expect(() => decryptValues(bytes, "0".repeat(32), LEAF)).toThrow(message);
    expect(() => decryptValues(altered, keyOf(VALUES), LEAF)).toThrow(message);
    expect(() => decryptValues(bytes.subarray(0, 5), keyOf(VALUES), LEAF)).toThrow(message);
  });
});

describe("an archive", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-archive-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const rowOf = (index: number): ArchivedRow => {
    const entry = `{"body":{"n":${index},"text":"${"é".repeat(index === 7 ? 700_000 : 1)}"},"kind":"Prediction"}`;
    const sealed = encryptValues(index === 3 ? {} : VALUES, keyOf(VALUES), leafHashHex(entry));
    return { index, key: `req-${index}é`, entry, sealed: new Uint8Array(sealed) };
  };
  const rows = Array.from({ length: 600 }, (_, i) => rowOf(i));

  async function write(): Promise<WrittenFile> {
    const writer = await ArchiveWriter.create(folder);
    for (const row of rows) await writer.add(row);
    return writer.end();
  }

  it("gives each row back, and none under another hash", async () => {
    const { id, path, bytes } = await write();
    expect((await write()).path).toBe(path);
    expect(await readdir(folder)).toEqual([`predictions-${id}.parquet`]);
    expect((await readFile(path)).length).toBe(bytes);
    const archives = new Archives([join(folder, "elsewhere"), folder]);
    for (const row of [0, 3, 7, 8, 255, 256, 599]) {
      const wanted = rowOf(row);
      expect(await archives.read({ file: id, row, leaf: leafHashHex(wanted.entry) })).toEqual(wanted);
    }
    expect(await archives.read({ file: id, row: 1, leaf: leafHashHex(rowOf(2).entry) })).toBeUndefined();
    expect(await archives.read({ file: id, row: 600, leaf: LEAF })).toBeUndefined();
  });

  it("that is away, cut off or something else is said to be", async () => {
    const { id, path } = await write();
    const place = { file: id, row: 400, leaf: leafHashHex(rowOf(400).entry) };
    await expect(new Archives().read(place)).rejects.toThrow(
      /in the archive predictions-\w{32}\.parquet, which is in no folder of ARCHIVE_DIRS \(it is not set\)/,
    );
    const archives = new Archives([folder]);
    await archives.read({ file: id, row: 0, leaf: leafHashHex(rowOf(0).entry) });
    await rename(path, `${path}.away`);
    await expect(archives.read(place)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await writeFile(path, (await readFile(`${path}.away`)).subarray(0, 1_000));
    expect(await archives.read(place)).toBeUndefined();
    // back again, it is read
    await rename(`${path}.away`, path);
    expect(await archives.read(place)).toEqual(rowOf(400));
  });

  it("that is not ended leaves nothing", async () => {
    const before = await readdir(folder);
    const writer = await ArchiveWriter.create(folder);
    await writer.add(rowOf(1));
    await writer[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual(before);
  });
});

describe("a retention period", () => {
  const since = (text: string, now: string) =>
    keptSince(parsePeriod(text, "RETENTION_PERIOD"), new Date(now)).toISOString();

  it("is of the calendar's months, and never shorter", () => {
    expect(since("ai-act-logs", "2026-11-29T01:02:03.004Z")).toBe("2026-05-29T01:02:03.004Z");
    expect(since("ai-act-logs", "2026-08-31T12:00:00Z")).toBe("2026-02-28T12:00:00.000Z");
    expect(since("ai-act-logs", "2026-03-31T00:00:00Z")).toBe("2025-09-30T00:00:00.000Z");
    expect(since("ai-act-documentation", "2024-02-29T00:00:00Z")).toBe("2014-02-28T00:00:00.000Z");
    expect(since("400d", "2026-11-29T00:00:00Z")).toBe("2025-10-25T00:00:00.000Z");
  });

  it.each(["", "0d", "6 months", "1y", "ai-act", "1000000d"])("is not %j", (text) => {
    expect(() => parsePeriod(text, "RETENTION_PERIOD")).toThrow(
      "RETENTION_PERIOD: must be one of ai-act-logs, ai-act-documentation, or a number of days, as 400d",
    );
  });
});
