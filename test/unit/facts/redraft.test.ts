import fc from "fast-check";
import { expect, test } from "vitest";
import { entryText, parseEntry } from "../../../src/facts/entry.js";
import { parseFact } from "../../../src/facts/parse.js";
import { propertyValues } from "../../../src/facts/properties.js";
import { draftOf } from "../../../src/facts/redraft.js";
import { sealDraft } from "../../../src/facts/seal.js";
import { fact } from "../../support/arbitraries.js";

const salt = () => "07".repeat(16);

test("an entry and its sealed values give back the properties and references of the fact", () => {
  fc.assert(
    fc.property(fact, ({ kind, input }) => {
      const draft = parseFact(kind, input, "fact");
      const { body, sealed } = sealDraft(draft, salt);
      const entry = parseEntry(
        entryText({ ...draft, body }, "2026-11-21T22:00:00.000Z", "scorer", () => null),
      );
      const again = draftOf(entry, sealed);
      expect(asStored(propertyValues(again, sealed))).toEqual(asStored(propertyValues(draft, sealed)));
      expect(again.refs.map(({ rel, kind, key }) => ({ rel, kind, key }))).toEqual(
        draft.refs.map(({ rel, kind, key }) => ({ rel, kind, key })),
      );
      expect(asStored(again.refs.map(({ props }) => props))).toEqual(
        asStored(draft.refs.map(({ props }) => props)),
      );
    }),
  );
});

test("a field whose sealed value is gone is not there", () => {
  const input = {
    key: "m-1",
    kind: "Prediction",
    fact: "p",
    correction: { servingNode: "n-2" },
    reason: "typing",
  };
  const draft = parseFact("Amendment", input, "fact");
  const { body } = sealDraft(draft, salt);
  const entry = parseEntry(entryText({ ...draft, body }, "2026-11-21T22:00:00.000Z", "x", () => null));
  expect(draftOf(entry, {}).fields.map(({ name }) => name)).toEqual(["corrects", "reason"]);
});

/** JSON has no negative zero, and neither has the log. */
const asStored = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value instanceof Map ? Object.fromEntries(value) : value));
