import { describe, expect, it } from "vitest";
import { toJson } from "../../../src/client/json.js";

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
const deep = (): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < 100_000; i++) value = [value];
  return value;
};

describe("toJson", () => {
  it("writes what JSON has, dates as times, and arrays of numbers as lists", () => {
    const value = {
      a: [1, "é", null, true],
      at: new Date(0),
      row: new Float32Array([0.5, 2]),
      left: undefined,
    };
    expect(toJson(value)).toBe('{"a":[1,"é",null,true],"at":"1970-01-01T00:00:00.000Z","row":[0.5,2]}');
  });

  it.each([
    ["score is not a finite number", { score: Number.NaN }],
    ["1 is not a finite number", { row: new Float64Array([1, Number.POSITIVE_INFINITY]) }],
    ["1 is undefined", [1, undefined]],
    ["id is a bigint", { id: 1n }],
    ["f is a function", { f: () => 1 }],
    ["s is a symbol", { s: Symbol("s") }],
    ["m is a Map", { m: new Map([["a", 1]]) }],
    ["p is a Promise", { p: Promise.resolve(1) }],
    ["b is a ArrayBuffer", { b: new ArrayBuffer(1) }],
    ["v is a DataView", { v: new DataView(new ArrayBuffer(1)) }],
    ["the value is a Error", new Error("x")],
    ["contains itself", cyclic],
    ["nested too deep", deep()],
  ])("%s", (message, value) => {
    expect(() => toJson(value)).toThrow(
      expect.objectContaining({ code: "NOT_RECORDABLE", message: expect.stringContaining(message) }),
    );
  });
});
