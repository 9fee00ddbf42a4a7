import { describe, expect, it } from "vitest";
import { openCheckpoint, parseCheckpoint, signCheckpoint } from "../../../src/log/checkpoint.js";
import { parseNote } from "../../../src/log/note.js";
import {
  keysAfter,
  openRotation,
  openRotations,
  rotationsBetween,
  rotationsTo,
  statementsTo,
} from "../../../src/log/rotation.js";
import { formatRotations, parseRotations } from "../../../src/log/rotationList.js";
import { chain, keysOf, rotation } from "../../support/rotations.js";

const [a, b, c, d] = keysOf("log.example/one", 4);
const [other] = keysOf("log.example/two", 1);
if (!a || !b || !c || !d || !other) throw new Error("no keys");
const ids = (keys: readonly { readonly id: string }[]) => keys.map(({ id }) => id);

describe("a key rotation", () => {
  it("is what both keys signed", () => {
    expect(openRotation(rotation(a, b))).toMatchObject({
      origin: "log.example/one",
      before: { id: a.id },
      after: { id: b.id },
      size: 10,
      at: "2026-11-20T08:00:00.000Z",
    });
  });

  it("is no checkpoint, and a checkpoint is none", () => {
    const note = rotation(a, b);
    expect(() => parseCheckpoint(parseNote(note).text)).toThrow();
    expect(() => openCheckpoint(note, a)).toThrow();
    // also with an origin that looks like its first line, which no key can have
    const named = ["Proofline key rotation v1", "10", "AQ=="].join("\n");
    expect(() => openRotation(`${named}\n\n`)).toThrow();
    const checkpoint = { origin: a.name, size: 3, root: new Uint8Array(32).fill(3), extensions: [] };
    expect(() => openRotation(signCheckpoint(checkpoint, a))).toThrow(/is no key rotation/);
  });

  it.each<[string, string, RegExp]>([
    ["the old key alone", rotation(a, b, {}, [a]), /signature of its new key/],
    ["the new key alone", rotation(a, b, {}, [b]), /signature of its old key/],
    ["others", rotation(a, b, {}, [c, d]), /signature of its old key/],
    ["nobody", rotation(a, b, {}, []), /not a signature line|not a signed note/],
  ])("is refused where it is signed by %s", (_, note, why) => {
    expect(() => openRotation(note)).toThrow(why);
  });

  it.each<[string, string, RegExp]>([
    ["another log's new key", rotation(a, other), /its new key is of log.example\/two/],
    ["another log", rotation(a, b, { origin: "log.example/two" }), /its old key is of log.example\/one/],
    ["no time", rotation(a, b, { at: "yesterday" }), /has no time/],
    [
      "a line more",
      rotation(a, b, { at: "2026-11-20T08:00:00.000Z\nsize 4" }),
      /lines that no key rotation has/,
    ],
    ["another size than was signed", rotation(a, b).replace("size 10", "size 11"), /is not valid/],
    ["more than a field holds", rotation(a, b, { at: "x".repeat(5_000) }), /longer than/],
  ])("is refused with %s", (_, note, why) => {
    expect(() => openRotation(note)).toThrow(why);
  });
});

describe("a chain of key rotations", () => {
  it("leads from each key of it to the last", () => {
    const rotations = openRotations(chain([a, b, c]));
    expect(rotationsTo(rotations, a, c)).toEqual(rotations);
    expect(rotationsTo(rotations, b, c)).toEqual(rotations.slice(1));
    expect(rotationsTo(rotations, c, c)).toEqual([]);
    expect(ids(keysAfter(rotations, [b]))).toEqual(ids([b, c]));
    expect(ids(keysAfter(rotations, [d]))).toEqual(ids([d]));
  });

  it.each<[string, string[], RegExp]>([
    ["broken", [rotation(a, b), rotation(c, d)], /statement 2 is of the key .*one is missing between them/],
    ["round", [rotation(a, b), rotation(b, a)], /statement 2 goes back to the key/],
    ["that stands still", [rotation(a, a)], /statement 1 goes back to the key/],
    ["of a log that shrinks", [rotation(a, b), rotation(b, c, { size: 9 })], /of an earlier log/],
    [
      "that goes back in time",
      [rotation(a, b), rotation(b, c, { at: "2025-01-01T00:00:00.000Z" })],
      /of an earlier log/,
    ],
    [
      "forged in the middle",
      [rotation(a, b), rotation(b, c, {}, [c]), rotation(c, d)],
      /statement 2 .*old key/,
    ],
    ["without end", Array.from({ length: 1_001 }, () => ""), /over 1000/],
  ])("is refused that is %s", (_, notes, why) => {
    expect(() => openRotations(notes)).toThrow(why);
  });

  it("is refused where it does not lead from the trusted key to the one that signed", () => {
    expect(() => rotationsTo(openRotations(chain([b, c])), a, c)).toThrow(/the trusted key is .*begin with/);
    expect(() => rotationsTo(openRotations(chain([a, b])), a, c)).toThrow(/lead to/);
    expect(() => rotationsTo([], a, c)).toThrow(/no key rotations/);
  });

  it("is found among all that a log has, in order", () => {
    const [ab = "", bc = "", cd = ""] = chain([a, b, c, d]);
    const [others = ""] = chain(keysOf("log.example/two", 2));
    expect(statementsTo([cd, others, "no statement", ab, bc], d)).toEqual([ab, bc, cd]);
    expect(statementsTo([cd, bc], b)).toEqual([]);
  });

  it("is written as a file, and read again", () => {
    const notes = chain([a, b, c]);
    expect(parseRotations(formatRotations(notes))).toEqual(notes);
    for (const wrong of ["", "{}", "[1]"]) expect(() => parseRotations(wrong)).toThrow(/JSON list/);
  });
});

it("leads on from one key to another, and not back", () => {
  const rotations = openRotations(chain([a, b, c, d]));
  const between = (from: typeof a, to: typeof a) =>
    rotationsBetween(rotations, from, to)?.map(({ before, after }) => [before.id, after.id]);
  expect(between(b, d)).toEqual([
    [b.id, c.id],
    [c.id, d.id],
  ]);
  expect(between(a, b)).toEqual([[a.id, b.id]]);
  expect(between(c, c)).toEqual([]);
  expect(between(d, b)).toBeUndefined();
  expect(between(other, b)).toBeUndefined();
});
