import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHex, utf8 } from "../../../src/facts/bytes.js";
import { sha256Hex as hexInBrowsers, sha256 as inBrowsers } from "../../../src/facts/sha256/browser.js";
import { sha256Hex as hexInNode, sha256 as inNode } from "../../../src/facts/sha256/node.js";

describe.each([
  ["node", inNode],
  ["browser", inBrowsers],
])("sha256 of %s", (_, sha256) => {
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %j is NIST's", (text, digest) => {
    expect(toHex(sha256(utf8(text)))).toBe(digest);
  });

  it("takes parts as if they were one", () => {
    expect(sha256(utf8("a"), utf8(""), utf8("bc"))).toEqual(sha256(utf8("abc")));
  });
});

it("a browser hashes as Node does", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 3 }), (parts) => {
      expect(toHex(inBrowsers(...parts))).toBe(toHex(inNode(...parts)));
    }),
  );
});

it("a text is hashed as its UTF-8 bytes after those of the prefix, however long it is", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("é".repeat(5_400), "x".repeat(20_000)),
  );
  fc.assert(
    fc.property(text, fc.uint8Array({ maxLength: 40 }), (text, prefix) => {
      const digest = toHex(inNode(prefix, utf8(text)));
      expect(hexInNode(text, toHex(prefix))).toBe(digest);
      expect(hexInBrowsers(text, toHex(prefix))).toBe(digest);
    }),
  );
});
