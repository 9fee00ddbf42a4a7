import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, fromHex, toBase64, toHex } from "../../../src/facts/bytes.js";

const refused = expect.objectContaining({ code: "BAD_USER_INPUT" });

describe("hex", () => {
  it("has two lower-case digits a byte", () => {
    expect(toHex(Uint8Array.of(0, 10, 255))).toBe("000aff");
  });

  it("reads what it writes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(["0", "0A", "zz", " 00", "00\n"])("refuses %j", (text) => {
    expect(() => fromHex(text)).toThrow(refused);
  });
});

describe("base64", () => {
  it.each([
    ["", ""],
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foobar", "Zm9vYmFy"],
  ])("of %j is %j (RFC 4648 section 10)", (text, encoded) => {
    expect(toBase64(new TextEncoder().encode(text))).toBe(encoded);
  });

  it("reads what it writes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(["Zg", "Zh==", "Zg==\n", "Zm9v-_8=", "*"])(
    "refuses %j, which is not the encoding of its bytes",
    (text) => {
      expect(() => fromBase64(text)).toThrow(refused);
    },
  );
});
