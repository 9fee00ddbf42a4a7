import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { utf8 } from "../../../src/facts/bytes.js";
import { encodeBundle } from "../../../src/log/bundle.js";
import { signCheckpoint } from "../../../src/log/checkpoint.js";
import { formatVerifierKey, signingKey } from "../../../src/log/key.js";
import { leafHash } from "../../../src/log/merkle.js";
import { formatProofText } from "../../../src/log/proofText.js";
import { TILE_WIDTH, tilePath, tilesSince } from "../../../src/log/tiles.js";
import { rootOf } from "../../../src/log/tree.js";
import { buildLogcheck, logcheck, noLogcheck } from "../../support/logcheck.js";
import { MemoryLog } from "../../support/memoryLog.js";

const folder = mkdtempSync(join(tmpdir(), "proofline-log-"));
const binary = join(folder, "logcheck");
const key = signingKey("example.com/independent", new Uint8Array(32).fill(42));
const whyNot = noLogcheck();
if (whyNot !== undefined) console.warn(`The log is not checked by the independent Go program: ${whyNot}`);

/** Writes a log of that size as C2SP tlog-tiles files, and the proof of one of its entries. */
function writeLog(size: number): string {
  const dir = join(folder, String(size));
  const write = (path: string, content: Uint8Array | string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  };
  const entries = Array.from({ length: size }, (_, i) => utf8(`{"entry":${i}}`));
  const log = new MemoryLog().append(entries.map(leafHash));
  for (const tile of tilesSince(0, size)) {
    write(tilePath(tile), log.read(tile));
    if (tile.level > 0) continue;
    const start = tile.index * TILE_WIDTH;
    write(tilePath({ ...tile, level: "entries" }), encodeBundle(entries.slice(start, start + tile.width)));
  }
  const head = { origin: key.name, size, root: rootOf(log.tree), extensions: [] };
  const checkpoint = signCheckpoint(head, key);
  write("checkpoint", checkpoint);
  if (size === 0) return dir;
  const { index, hashes } = log.inclusion(Math.floor(size / 3));
  write("proof", formatProofText({ extra: undefined, index, hashes, checkpoint }));
  write("entry", entries[index] ?? "");
  return dir;
}

const check = (dir: string, ...more: string[]) =>
  logcheck(binary, "-vkey", formatVerifierKey(key), ...more, dir);

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(whyNot !== undefined)(
  "a log's files, checked by a program that shares no code with them",
  () => {
    beforeAll(() => buildLogcheck(binary), 300_000);

    test.each([0, 1, 255, 256, 600, 65_536, 70_000])(
      "a log of %i entries is valid",
      { timeout: 60_000 },
      (size) => {
        const dir = writeLog(size);
        const proof = size === 0 ? [] : ["-proof", join(dir, "proof"), "-entry", join(dir, "entry")];
        const { status, output } = check(dir, ...proof);
        expect(output).toContain(`signature valid, size ${size}`);
        expect(output).toContain(`entries: ${size} of them have the hashes in the tiles`);
        if (size > 0) expect(output).toContain(`the entry is number ${Math.floor(size / 3)} of the ${size}`);
        expect(output).not.toContain("NOT VALID");
        expect(status).toBe(0);
      },
    );

    test.each([
      "checkpoint",
      "tile/0/000",
      "tile/0/002.p/88",
      "tile/1/000.p/2",
      "tile/entries/001",
      "tile/entries/002.p/88",
    ])("a changed byte in %s is found", (path) => {
      const dir = writeLog(600);
      const file = join(dir, path);
      writeFileSync(
        file,
        readFileSync(file).map((byte, i) => (i === 20 ? byte ^ 1 : byte)),
      );
      const { status, output } = check(dir);
      expect(output).toContain("NOT VALID");
      expect(status).toBe(1);
    });
  },
);
