import { describe, expect, it } from "vitest";
import { rowsOf } from "../../../../src/ingest/kserve/rows.js";

describe("the rows of a body", () => {
  it("of the V1 protocol are its instances and predictions", () => {
    expect(rowsOf("request", { instances: [[1, 2], { age: 3 }] })).toEqual([[1, 2], { age: 3 }]);
    expect(rowsOf("response", { predictions: [0, "yes"] })).toEqual([0, "yes"]);
  });

  it("each have what a V1 body says beside them", () => {
    expect(rowsOf("request", { instances: [1, 2], signature_name: "score", parameters: {} })).toEqual([
      { signature_name: "score", instance: 1 },
      { signature_name: "score", instance: 2 },
    ]);
  });

  it("of the V2 protocol have the tensors' names, and count by the first dimension", () => {
    const body = {
      id: "7",
      inputs: [
        { name: "age", shape: [2, 1], datatype: "INT64", data: [41, 52] },
        { name: "embedding", shape: [2, 2], datatype: "FP32", data: [1, 2, 3, 4] },
        { name: "image", shape: [2, 2, 2], datatype: "UINT8", data: [1, 2, 3, 4, 5, 6, 7, 8] },
        { name: "city", shape: [2], datatype: "BYTES", data: ["Bern", "Zug"] },
      ],
      outputs: [{ name: "score" }],
    };
    expect(rowsOf("request", body)).toEqual([
      {
        age: 41,
        embedding: [1, 2],
        image: [
          [1, 2],
          [3, 4],
        ],
        city: "Bern",
      },
      {
        age: 52,
        embedding: [3, 4],
        image: [
          [5, 6],
          [7, 8],
        ],
        city: "Zug",
      },
    ]);
  });

  it("are the same of tensors whose data is nested", () => {
    const tensor = (data: readonly number[] | readonly (readonly number[])[]) => ({
      outputs: [{ name: "p", shape: [2, 2], datatype: "FP32", data }],
      model_name: "iris",
      model_version: "1",
      parameters: {},
    });
    const rows = [{ p: [0.1, 0.9] }, { p: [0.8, 0.2] }];
    expect(rowsOf("response", tensor([0.1, 0.9, 0.8, 0.2]))).toEqual(rows);
    expect(
      rowsOf(
        "response",
        tensor([
          [0.1, 0.9],
          [0.8, 0.2],
        ]),
      ),
    ).toEqual(rows);
  });

  it.each([
    ["another protocol", { messages: [] }],
    ["a list", [1, 2]],
    ["no instances", { instances: [] }],
    ["a tensor without its data", { inputs: [{ name: "a", shape: [1], datatype: "FP32" }] }],
    ["a tensor with too few values", { inputs: [{ name: "a", shape: [2, 2], datatype: "FP32", data: [1] }] }],
    ["a dimension that is none", { inputs: [{ name: "a", shape: [-1], datatype: "FP32", data: [1] }] }],
    [
      "tensors of unequal rows",
      {
        inputs: [
          { name: "a", shape: [1], datatype: "FP32", data: [1] },
          { name: "b", shape: [2], datatype: "FP32", data: [1, 2] },
        ],
      },
    ],
    [
      "two tensors of one name",
      {
        inputs: [
          { name: "a", shape: [1], datatype: "FP32", data: [1] },
          { name: "a", shape: [1], datatype: "FP32", data: [2] },
        ],
      },
    ],
  ])("are not told apart in %s", (_, body) => {
    expect(rowsOf("request", body)).toBeUndefined();
  });
});
