import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, fromHex, toBase64 } from "../../../src/facts/bytes.js";
import { formatVerifierKey, parseVerifierKey, signingKey, verifierKey } from "../../../src/log/key.js";
import { openNote, parseNote, signNote } from "../../../src/log/note.js";

// The example of golang.org/x/mod/sumdb/note. A signer key there ends in base64(0x01 || seed).
const NEUMANN = parseVerifierKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
const NEUMANN_SEED = fromBase64("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").subarray(1);
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SIGNED = `${TEXT}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
// The same note, signed by a second key made from zeros.
const ROOT_LINE =
  "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

test("a verifier key is written and read, plus signs in its base64 included", () => {
  const text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  const key = parseVerifierKey(text);
  expect(key.name).toBe("example.com/foo");
  expect(key.id).toBe("530d903a");
  expect(formatVerifierKey(key)).toBe(text);

  const publicKey = new Uint8Array(32).fill(0xfb);
  const withPlus = formatVerifierKey(verifierKey("é.example/log", publicKey));
  expect(withPlus.split("+").length).toBeGreaterThan(3);
  expect(parseVerifierKey(withPlus)).toEqual(verifierKey("é.example/log", publicKey));
});

test.each([
  "",
  "example.com/foo",
  "example.com/foo+530d903a",
  "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  "example.com/fooo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
  "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
  "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  "example.com/foo+530d903a+",
  "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  "example com+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
])("%j is no verifier key", (text) => {
  expect(() => parseVerifierKey(text)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

test.each(["", "a b", "a+b", "a\u0085b", "a\u2003b", "a\nb", "a\u0001b", "\ud800"])(
  "%j can't name a key",
  (name) => {
    expect(() => verifierKey(name, new Uint8Array(32))).toThrow(/a key's name/);
  },
);

test("keys of another length are refused", () => {
  expect(() => signingKey("a", new Uint8Array(31))).toThrow(/32 bytes, not 31/);
  expect(() => verifierKey("a", new Uint8Array(33))).toThrow(/32 bytes, not 33/);
});

test("a text is signed as Go signs it", () => {
  const key = signingKey("PeterNeumann", NEUMANN_SEED);
  expect(formatVerifierKey(key)).toBe(formatVerifierKey(NEUMANN));
  expect(signNote(TEXT, key)).toBe(SIGNED);
});

test("published notes are opened with their keys", () => {
  expect(openNote(SIGNED, [NEUMANN])).toEqual({ text: TEXT, signers: [NEUMANN] });
  const key = parseVerifierKey("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
  const note = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
  expect(openNote(note, [key]).text).toBe("This is an example message.\n");
  expect(() => openNote(note.replace("an example", "no example"), [key])).toThrow(/not valid/);
});

test("several known keys may have signed; signatures of unknown ones are ignored", () => {
  const root = parseVerifierKey("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");
  const both = SIGNED + ROOT_LINE;
  expect(openNote(both, [NEUMANN, root]).signers).toEqual([NEUMANN, root]);
  expect(openNote(both, [root]).signers).toEqual([root]);
  expect(openNote(SIGNED, [root, NEUMANN]).signers).toEqual([NEUMANN]);
  const bad = SIGNED + ROOT_LINE.replace("rwz+eB", "rwz+eA");
  expect(openNote(bad, [NEUMANN]).signers).toEqual([NEUMANN]);
  expect(() => openNote(bad, [NEUMANN, root])).toThrow(
    "the note's signature by EnochRoot+af0cfe78 is not valid",
  );
});

test("a key is known by name and id: with one of them only, it isn't", () => {
  const other = signingKey("PeterNeumann", new Uint8Array(32));
  expect(() => openNote(SIGNED, [other])).toThrow("the note is not signed by PeterNeumann+");
  expect(() => openNote(SIGNED.replace("— PeterNeumann", "— PaulNeumann"), [NEUMANN])).toThrow(
    /is not signed by/,
  );
  expect(() => openNote(SIGNED, [])).toThrow("the note is not signed by anyone known");
});

test("a note with a good and a bad signature of a known key is refused", () => {
  const [, line = ""] = SIGNED.split("\n\n");
  expect(() => openNote(SIGNED + line.replace("GUgYN", "GUgYM"), [NEUMANN])).toThrow(/not valid/);
  expect(() => openNote(SIGNED + line.replace("nAM=\n", "\n"), [NEUMANN])).toThrow(/not valid/);
});

test("no signature verifies after any change of one bit", () => {
  const { signatures } = parseNote(SIGNED);
  const signature = signatures[0]?.signature ?? new Uint8Array();
  fc.assert(
    fc.property(fc.nat({ max: 511 }), (bit) => {
      const changed = signature.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const bytes = Uint8Array.of(...fromHex(NEUMANN.id), ...changed);
      expect(() => openNote(`${TEXT}\n— PeterNeumann ${toBase64(bytes)}\n`, [NEUMANN])).toThrow(/not valid/);
    }),
  );
});

test("a note may have empty lines: the last one parts the signatures", () => {
  const key = signingKey("a.example", NEUMANN_SEED);
  for (const text of ["\n", "a\n\nb\n", "— x y\n\n— x y\n", "é ⌘ \u{1f600}\n"]) {
    expect(openNote(signNote(text, key), [key]).text).toBe(text);
  }
});

test("as many signatures as C2SP asks for are read, and not any number", () => {
  expect(parseNote(SIGNED + ROOT_LINE.repeat(15)).signatures).toHaveLength(16);
  expect(() => parseNote(SIGNED + ROOT_LINE.repeat(64))).toThrow(/65 signatures/);
});

test.each([
  "",
  "\n",
  TEXT,
  `${TEXT}\n`,
  SIGNED.slice(0, -1),
  `${SIGNED}\n`,
  `${SIGNED}x\n`,
  SIGNED.replace("— ", "- "),
  SIGNED.replace("— ", "—  "),
  SIGNED.replace("PeterNeumann ", "PeterNeumann"),
  SIGNED.replace("PeterNeumann ", "Peter+Neumann "),
  SIGNED.replace("PeterNeumann ", "Peter\u00a0Neumann "),
  SIGNED.replace("nAM=", "nAN="),
  SIGNED.replace("nAM=", "nAM"),
  SIGNED.replace("nAM=", "nAM= "),
  SIGNED.replace("you", "y\u0000ou"),
  SIGNED.replace("\n", "\r\n"),
  SIGNED.replace("you", "y\tou"),
  SIGNED.replace("you", "y\ud800ou"),
  `${TEXT}\n— PeterNeumann x08gow==\n`,
])("%j is no signed note", (note) => {
  expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

test.each(["", "no newline", "a\rb\n", "\ud800\n"])("%j can't be signed", (text) => {
  expect(() => signNote(text, signingKey("a", NEUMANN_SEED))).toThrow(/a note/);
});
