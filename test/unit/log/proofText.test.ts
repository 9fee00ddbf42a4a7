import fc from "fast-check";
import { expect, test } from "vitest";
import { toBase64 } from "../../../src/facts/bytes.js";
import { openCheckpoint, signCheckpoint } from "../../../src/log/checkpoint.js";
import { signingKey } from "../../../src/log/key.js";
import { EMPTY_ROOT } from "../../../src/log/merkle.js";
import { formatProofText, type ProofText, parseProofText } from "../../../src/log/proofText.js";
import { rootOf } from "../../../src/log/tree.js";
import { verifyInclusion } from "../../../src/log/verify.js";
import { leavesUpTo, MemoryLog } from "../../support/memoryLog.js";

const key = signingKey("example.com/log", new Uint8Array(32).fill(1));
const log = new MemoryLog().append(leavesUpTo(3));
const head = { origin: key.name, size: 3, root: rootOf(log.tree), extensions: [] };
const checkpoint = signCheckpoint(head, key);
const { hashes } = log.inclusion(0);
const proof: ProofText = { extra: undefined, index: 0, hashes, checkpoint };
const TEXT = `c2sp.org/tlog-proof@v1
index 0
${hashes.map(toBase64).join("\n")}

${checkpoint}`;

test("a proof is written and read, and is all that it takes to verify", () => {
  expect(formatProofText(proof)).toBe(TEXT);
  const read = parseProofText(TEXT);
  expect(read).toEqual(proof);
  const { size, root } = openCheckpoint(read.checkpoint, key);
  expect(verifyInclusion({ ...read, size }, leavesUpTo(1)[0] ?? EMPTY_ROOT, root)).toBe(true);
});

test("every proof is read as it was written", () => {
  const proofs = fc.record<ProofText>({
    extra: fc.option(fc.uint8Array(), { nil: undefined }),
    index: fc.maxSafeNat(),
    hashes: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 })),
    checkpoint: fc.constant(checkpoint),
  });
  fc.assert(
    fc.property(proofs, (each) => {
      expect(parseProofText(formatProofText(each))).toEqual({ ...each });
    }),
  );
});

test("a log of one entry has a proof without hashes", () => {
  const text = formatProofText({ ...proof, hashes: [] });
  expect(text).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n\n${checkpoint}`);
  expect(parseProofText(text).hashes).toEqual([]);
});

test("extra data comes before the index, and may be empty", () => {
  const text = formatProofText({ ...proof, extra: Uint8Array.of(1, 2) });
  expect(text).toContain("@v1\nextra AQI=\nindex 0\n");
  expect(parseProofText(TEXT.replace("index", "extra \nindex")).extra).toEqual(new Uint8Array());
});

test.each([
  "",
  TEXT.replace("@v1", "@v2"),
  TEXT.replace("index 0", "index 00"),
  TEXT.replace("index 0", "index -1"),
  TEXT.replace("index 0", "index  0"),
  TEXT.replace("index 0\n", ""),
  TEXT.replace("index 0", "index 0 "),
  TEXT.replace("index", "Index"),
  TEXT.replace("index 0", "index 0\nextra AQI="),
  TEXT.replace("index", "extra AQJ=\nindex"),
  TEXT.replace("index", "extra AQI=\nextra AQI=\nindex"),
  TEXT.replace("index", "extra\nindex"),
  TEXT.replace("index 0", "index 0\nAQI="),
  TEXT.replace("index 0\n", "index 0\n\n"),
  TEXT.replaceAll("\n", "\r\n"),
  TEXT.replace("\n\n", "\n"),
  TEXT.replace("\n\n", "\n\n\n"),
  TEXT.slice(0, -1),
  `${TEXT}\n`,
  TEXT.replace("\n3\n", "\n03\n"),
])("%j is no proof", (text) => {
  expect(() => parseProofText(text)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

test("what couldn't be read back isn't written", () => {
  for (const wrong of [{ index: -1 }, { index: 0.5 }, { hashes: [new Uint8Array(31)] }, { checkpoint: "" }]) {
    expect(() => formatProofText({ ...proof, ...wrong })).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT" }),
    );
  }
});
