import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toHex } from "../../../../src/facts/bytes.js";
import { entryText, leafHashHex } from "../../../../src/facts/entry.js";
import { parseFact } from "../../../../src/facts/parse.js";
import { sealDraft } from "../../../../src/facts/seal.js";
import { readEntry } from "../../../../src/graph/fsck/entry.js";
import { isTime } from "../../../../src/graph/fsck/stored.js";
import { fact } from "../../../support/arbitraries.js";

const at = "2026-03-01T10:00:00.000Z";

describe("an entry", () => {
  test("that the Recorder can write is one, with its leaf hash", () => {
    fc.assert(
      fc.property(fact, ({ kind, input }) => {
        const draft = parseFact(kind, input, "");
        const { body } = sealDraft(draft, () => "00".repeat(16));
        const text = entryText({ ...draft, body }, at, "x", () => null);
        const { leaf, problem } = readEntry(text);
        expect(problem).toBeNull();
        expect(toHex(leaf)).toBe(leafHashHex(text));
      }),
    );
  });

  const good = `{"body":{"owner":"a"},"key":"k","kind":"SourceTable","recordedAt":"${at}","recordedBy":"x","refs":[],"v":1}`;
  test.each([
    ["with a space", good.replace(":[]", ": []")],
    [
      "with names out of order",
      good.replace('"body":{"owner":"a"},"key":"k"', '"key":"k","body":{"owner":"a"}'),
    ],
    ["with a name twice", good.replace('"owner":"a"', '"owner":"b","owner":"a"')],
    ["with an escape that needs none", good.replace('"a"', '"\\u0061"')],
    ["with a member too many", good.replace('"v":1', '"v":1,"w":1')],
    ["with a field that the kind has not", good.replace("owner", "color")],
    ["of another version", good.replace('"v":1', '"v":2')],
    ["with a time that is not canonical", good.replace(".000Z", "Z")],
    ["that is no JSON", good.slice(1)],
  ])("%s is none", (_, text) => {
    expect(readEntry(good).problem).toBeNull();
    expect(readEntry(text).problem).not.toBeNull();
  });
});

describe("a stored time", () => {
  test.each(["2026-03-01T10:00Z", "2026-03-01T10:00:00Z", "2026-03-01T10:00:00.000Z"])(
    "%s is the entry's",
    (time) => {
      expect(isTime({ time }, at)).toBe(true);
    },
  );
  test.each(["2026-03-01T10:00:00.000000001Z", "2026-03-01T10:00+00:00[UTC]", "2026-03-01T10:00:00.1Z"])(
    "%s is another",
    (time) => {
      expect(isTime({ time }, at)).toBe(false);
    },
  );
  test("is no text", () => {
    expect(isTime(at, at)).toBe(false);
  });
});
