import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, toBase64, toHex } from "../../../src/facts/bytes.js";
import { decodeBundle } from "../../../src/log/bundle.js";
import {
  type Checkpoint,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from "../../../src/log/checkpoint.js";
import { parseVerifierKey, signingKey } from "../../../src/log/key.js";
import { EMPTY_ROOT, leafHash } from "../../../src/log/merkle.js";
import { signNote } from "../../../src/log/note.js";
import { rootOf } from "../../../src/log/tree.js";
import { verifyConsistency } from "../../../src/log/verify.js";
import { hex, MemoryLog } from "../../support/memoryLog.js";

const ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
const TEXT = `example.com/behind-the-sofa\n20852163\n${ROOT}\n`;
const key = signingKey("example.com/behind-the-sofa", new Uint8Array(32).fill(7));

test("the specification's checkpoint is read and written", () => {
  const checkpoint = parseCheckpoint(TEXT);
  expect(checkpoint).toEqual({
    origin: "example.com/behind-the-sofa",
    size: 20_852_163,
    root: fromBase64(ROOT),
    extensions: [],
  });
  expect(formatCheckpoint(checkpoint)).toBe(TEXT);
});

test("every checkpoint is read as it was written, extensions included", () => {
  const line = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => !text.includes("\n"));
  const checkpoints = fc.record<Checkpoint>({
    origin: line,
    size: fc.maxSafeNat().filter((size) => size > 0),
    root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    extensions: fc.array(line, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(checkpoints, (checkpoint) => {
      expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual({ ...checkpoint });
    }),
  );
});

test("the empty tree has the empty root", () => {
  const text = `a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`;
  expect(parseCheckpoint(text).size).toBe(0);
  expect(formatCheckpoint({ origin: "a", size: 0, root: EMPTY_ROOT, extensions: [] })).toBe(text);
  expect(() => parseCheckpoint(`a\n0\n${ROOT}\n`)).toThrow(/empty tree/);
});

test.each([
  "",
  "\n",
  "a\n1\n",
  TEXT.slice(0, -1),
  `${TEXT}\n`,
  `${TEXT}\nextension\n`,
  `\n1\n${ROOT}\n`,
  ...["01", "+1", "-1", "1.0", "1e3", "0x1", " 1", "1 ", "", "١", "9007199254740992"].map(
    (size) => `a\n${size}\n${ROOT}\n`,
  ),
  `a\n1\n${ROOT.slice(0, -1)}\n`,
  `a\n1\n${ROOT.replace("2I=", "2J=")}\n`,
  `a\n1\n ${ROOT}\n`,
  `a\n1\n${toBase64(new Uint8Array(31))}\n`,
  `a\n1\n${toBase64(new Uint8Array(33))}\n`,
  `a\n1\n${"ab".repeat(32)}\n`,
])("%j is no checkpoint", (text) => {
  expect(() => parseCheckpoint(text)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

test("what couldn't be read back isn't written", () => {
  const checkpoint = parseCheckpoint(TEXT);
  for (const wrong of [
    { origin: "" },
    { origin: `a\n1\n${ROOT}` },
    { size: -1 },
    { size: 0.5 },
    { extensions: ["a\nb"] },
    { extensions: [""] },
    { root: new Uint8Array(31) },
  ]) {
    expect(() => formatCheckpoint({ ...checkpoint, ...wrong })).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT" }),
    );
  }
});

test("a signed checkpoint opens with its log's key, and with no other", () => {
  const checkpoint = parseCheckpoint(`${TEXT}extension\n`);
  const note = signCheckpoint(checkpoint, key);
  expect(openCheckpoint(note, key)).toEqual(checkpoint);
  expect(() => openCheckpoint(note.replace("20852163", "20852164"), key)).toThrow(/not valid/);
  expect(() => openCheckpoint(note, signingKey(key.name, new Uint8Array(32)))).toThrow(/not signed by/);
});

test("a log's key is named after its origin", () => {
  const other = signingKey("example.com/other", new Uint8Array(32).fill(7));
  expect(() => signCheckpoint(parseCheckpoint(TEXT), other)).toThrow(/with the key of example.com\/other/);
  expect(() => openCheckpoint(signNote(TEXT, other), other)).toThrow(/with the key of example.com\/other/);
});

test("a log that Tessera wrote is verified: entries, tile, all its checkpoints and their consistency", () => {
  const vectors: { vkey: string; checkpoints: string[]; tile: string; bundle: string } = JSON.parse(
    readFileSync(new URL("../../vectors/log/tessera-log.json", import.meta.url), "utf8"),
  );
  const tesseraKey = parseVerifierKey(vectors.vkey);
  const leaves = decodeBundle(fromBase64(vectors.bundle)).map(leafHash);
  expect(hex(leaves).join("")).toBe(toHex(fromBase64(vectors.tile)));

  const log = new MemoryLog().append(leaves);
  const newest = openCheckpoint(vectors.checkpoints.at(-1) ?? "", tesseraKey);
  expect(toHex(rootOf(log.tree))).toBe(toHex(newest.root));
  for (const [size, note] of vectors.checkpoints.entries()) {
    const checkpoint = openCheckpoint(note, tesseraKey);
    expect(checkpoint.size).toBe(size);
    expect(verifyConsistency(log.consistency(size), checkpoint.root, newest.root)).toBe(true);
    expect(note).toContain(`\n\n— ${tesseraKey.name} `);
  }
});
