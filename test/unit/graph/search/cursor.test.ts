import { describe, expect, it } from "vitest";
import { hitCursorOf, hitPlaceOf } from "../../../../src/graph/search/cursor.js";

const place = { points: 12, index: 7, isCorrected: false };
const textOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a cursor of hits", () => {
  it("is read as it was written", () => {
    expect(hitPlaceOf(hitCursorOf(place), "after")).toEqual(place);
    expect(hitPlaceOf(null, "after")).toBeNull();
  });

  it.each([
    ["no base64", "%%%"],
    ["no JSON", Buffer.from("{").toString("base64url")],
    ["not an object", textOf([1])],
    ["with points that are no number", textOf({ ...place, points: "12" })],
    ["with more than a place", textOf({ ...place, more: 1 })],
    ["of a connection by time", Buffer.from("2026-11-21T14:02:11.000Z key").toString("base64url")],
  ])("is refused where it is %s", (_, cursor) => {
    expect(() => hitPlaceOf(cursor, "after")).toThrow("after");
  });
});
