import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHex, toHex, utf8 } from "../../../src/facts/bytes.js";
import { decodeBundle, encodeBundle, MAX_ENTRY_SIZE } from "../../../src/log/bundle.js";

test("a bundle is each entry's length in two bytes, and the entry", () => {
  const bundle = encodeBundle([utf8("abc"), new Uint8Array(), new Uint8Array(258).fill(1)]);
  expect(toHex(bundle)).toBe(`0003616263${"0000"}0102${"01".repeat(258)}`);
  expect(decodeBundle(bundle).map((entry) => entry.length)).toEqual([3, 0, 258]);
});

test("every bundle is read as it was written, also as part of a larger buffer", () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });
  fc.assert(
    fc.property(entries, (list) => {
      const bundle = encodeBundle(list);
      const within = Uint8Array.of(9, ...bundle, 9).subarray(1, -1);
      expect(decodeBundle(within).map(toHex)).toEqual(list.map(toHex));
    }),
    { numRuns: 30 },
  );
});

test("an entry has at most 65,535 bytes, a bundle 1 to 256 entries", () => {
  const limit = new Uint8Array(MAX_ENTRY_SIZE);
  expect(decodeBundle(encodeBundle([limit]))[0]).toHaveLength(65_535);
  expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(/65536 bytes; the limit is 65535/);
  const empty = Array.from({ length: 257 }, () => new Uint8Array());
  expect(decodeBundle(encodeBundle(empty.slice(1)))).toHaveLength(256);
  expect(() => encodeBundle(empty)).toThrow(/not 257/);
  expect(() => encodeBundle([])).toThrow(/not 0/);
});

test.each([
  ["", /0 entries/],
  ["00", /entry 0/],
  ["0001", /entry 0/],
  ["00016100", /entry 1/],
  ["0001610002", /entry 1/],
  ["0000".repeat(257), /257 entries/],
])("%s is no bundle", (hex, message) => {
  expect(() => decodeBundle(fromHex(hex))).toThrow(message);
});
