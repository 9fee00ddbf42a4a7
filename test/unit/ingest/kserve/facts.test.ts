import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../../src/facts/json.js";
import { LIMITS } from "../../../../src/facts/limits.js";
import { parseFact } from "../../../../src/facts/parse.js";
import type { Half, Part } from "../../../../src/ingest/kserve/event.js";
import { checkHalf, keysOf, predictionsOf } from "../../../../src/ingest/kserve/facts.js";
import { fromKept, toKeep } from "../../../../src/ingest/kserve/kept.js";

const half = (part: Part, body: JsonValue, more: Partial<Half> = {}): Half => ({
  ...{
    part,
    body,
    pair: "0".repeat(64),
    eventId: "e-1",
    requestId: null,
    deployment: "prod/iris",
    time: null,
  },
  ...more,
});
const ANSWERED = "2026-11-28T15:00:00.000Z";

const inputs = (request: Half, response: Half) =>
  predictionsOf(request, response, ANSWERED).map(({ kind, input, path }) => {
    parseFact(kind, input, path);
    return input;
  });

describe("an inference", () => {
  it("of one row is one prediction by its own id", () => {
    const request = half("request", { instances: [[1, 2]] }, { requestId: "req-1" });
    const response = half("response", { predictions: [0] }, { time: "2026-11-28T14:00:00.000Z" });
    expect(inputs(request, response)).toEqual([
      {
        requestId: "req-1",
        deployment: "prod/iris",
        timestamp: "2026-11-28T14:00:00.000Z",
        features: [1, 2],
        prediction: 0,
      },
    ]);
  });

  it("of several rows is as many predictions, and was answered when the response came where that is all there is", () => {
    const request = half("request", { instances: [1, 2] });
    const response = half("response", { predictions: ["a", "b"] });
    expect(inputs(request, response)).toMatchObject([
      { requestId: "e-1#0", features: 1, prediction: "a", timestamp: ANSWERED },
      { requestId: "e-1#1", features: 2, prediction: "b", timestamp: ANSWERED },
    ]);
  });

  it.each([
    ["of unequal rows", { instances: [1, 2] }, { predictions: [0] }],
    ["of another protocol", { messages: ["hello"] }, { choices: ["hi"] }],
  ])("%s is kept whole", (_, request, response) => {
    expect(inputs(half("request", request), half("response", response))).toMatchObject([
      { requestId: "e-1", features: request, prediction: response },
    ]);
  });

  it("is read back from what is kept of it", () => {
    const given = half("request", { instances: [{ b: 1, a: "ü" }] }, { requestId: "r" });
    const kept = toKeep(given, "sidecar");
    expect(fromKept(kept.half)).toEqual(given);
    expect(kept).toMatchObject({ id: given.pair, requestId: "r", keys: ["r", "r#0"], by: "sidecar" });
    expect(() => fromKept('{"part":"request"}')).toThrow(TypeError);
  });

  it("may be recorded by its id or that of its first row", () => {
    expect(keysOf(half("request", {}))).toEqual(["e-1", "e-1#0"]);
  });
});

describe("a half that could not be recorded", () => {
  it.each([
    ["nothing", null, /^body: must not be null/],
    ["a row that is nothing", { instances: [1, null] }, /^body\.rows\[1\]: is required/],
    [
      "an integer that loses digits",
      { instances: [{ n: 2 ** 60 }] },
      /^body\.rows\[0\]\.n: is an integer beyond/,
    ],
    [
      "a row that is too long",
      { instances: ["a".repeat(LIMITS.sealedBytes)] },
      /^body\.rows\[0\]: is longer/,
    ],
    ["a body that is too long", { other: "a".repeat(LIMITS.sealedBytes) }, /^body: is longer/],
    ["too many rows", { instances: Array<number>(LIMITS.batch + 1).fill(1) }, /^body: has 5001 rows/],
  ])("with %s is refused when it comes", (_, body, message) => {
    expect(() => checkHalf(half("request", body))).toThrow(message);
  });

  it("is refused where the ids of its rows would be too long", () => {
    const requestId = "r".repeat(LIMITS.keyBytes);
    expect(() => checkHalf(half("request", { instances: [1] }, { requestId }))).not.toThrow();
    expect(() => checkHalf(half("request", { instances: [1, 2] }, { requestId }))).toThrow(/requestId/);
  });
});
