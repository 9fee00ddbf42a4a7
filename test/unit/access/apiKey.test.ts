import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hasHash, hashOf, isKeyId, KEY_PATTERN, newApiKey, parseApiKey } from "../../../src/access/apiKey.js";

const ID = "0123456789abcdef";
const SECRET = "5e".repeat(32);
const TEXT = `plk_${ID}_${SECRET}`;

describe("a new API key", () => {
  it("is its id and secret in hex, behind a prefix, and stored as the secret's hash", () => {
    const key = newApiKey((size) => new Uint8Array(size).fill(size));
    expect(key).toEqual({
      id: "08".repeat(8),
      text: `plk_${"08".repeat(8)}_${"20".repeat(32)}`,
      hash: createHash("sha256").update("20".repeat(32)).digest("hex"),
    });
  });

  it("is another one each time", () => {
    const keys = Array.from({ length: 100 }, () => newApiKey());
    expect(new Set(keys.map(({ id }) => id)).size).toBe(100);
    expect(new Set(keys.map(({ hash }) => hash)).size).toBe(100);
  });

  it("has a text that gives its id and the secret of its hash", () => {
    const { id, text, hash } = newApiKey();
    const parsed = parseApiKey(text);
    expect(parsed?.id).toBe(id);
    expect(hashOf(parsed?.secret ?? "")).toBe(hash);
  });

  it("is found in a text by the published pattern", () => {
    const { text } = newApiKey();
    const found = `export KEY='${text}' # the scorer's`.match(new RegExp(KEY_PATTERN, "g"));
    expect(found).toEqual([text]);
  });
});

describe("the text of an API key", () => {
  it("has an id and a secret", () => {
    expect(parseApiKey(TEXT)).toEqual({ id: ID, secret: SECRET });
  });

  it.each([
    ["nothing", ""],
    ["the prefix alone", "plk_"],
    ["another prefix", TEXT.replace("plk_", "ghp_")],
    ["capitals", TEXT.toUpperCase()],
    ["a digit less", TEXT.slice(0, -1)],
    ["a digit more", `${TEXT}0`],
    ["a short id", TEXT.replace(ID, ID.slice(1))],
    ["no id", `plk_${SECRET}`],
    ["a letter that is no digit", TEXT.replace("5e", "5g")],
    ["a line break after it", `${TEXT}\n`],
    ["a space before it", ` ${TEXT}`],
    ["a third part", `${TEXT}_${ID}`],
  ])("is none with %s", (_, text) => {
    expect(parseApiKey(text)).toBeUndefined();
  });

  it("has an id of 16 hex digits", () => {
    expect([ID, "", ID.slice(1), `${ID}0`, ID.toUpperCase(), "scorer", `${ID}\n`].filter(isKeyId)).toEqual([
      ID,
    ]);
  });
});

describe("the comparison of a secret with a hash", () => {
  it("holds for the secret of the hash alone", () => {
    expect(hasHash(SECRET, hashOf(SECRET))).toBe(true);
    expect(hasHash(`${SECRET.slice(0, -1)}f`, hashOf(SECRET))).toBe(false);
    expect(hasHash("", hashOf(SECRET))).toBe(false);
  });

  it("never holds where there is no hash, or none that is one", () => {
    for (const hash of [undefined, "", "00", "zz".repeat(32), hashOf(SECRET).slice(2), `${hashOf(SECRET)}00`])
      expect(hasHash(SECRET, hash)).toBe(false);
  });

  it("is of the hash of the secret, not of the secret itself", () => {
    expect(hasHash(SECRET, SECRET)).toBe(false);
  });
});
