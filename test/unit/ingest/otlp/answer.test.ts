import { BinaryReader } from "@bufbuild/protobuf/wire";
import { describe, expect, it } from "vitest";
import { jsonAnswer, partialOf, protobufAnswer } from "../../../../src/ingest/otlp/answer.js";

const remark = (i: number, text: string) => ({ place: `spans[${i}]`, text });

describe("an OTLP answer", () => {
  it("is empty where all was taken", () => {
    expect(partialOf([], [])).toBeUndefined();
    expect(jsonAnswer("rejectedSpans", undefined)).toEqual({});
    expect(protobufAnswer(undefined)).toHaveLength(0);
  });

  it("counts what was not taken, and says each reason once", () => {
    const problems = [
      remark(0, "is none"),
      remark(1, "is none"),
      remark(2, "is another"),
      remark(2, "is both"),
    ];
    const partial = partialOf(problems, [remark(3, "is recorded without a")]);
    expect(jsonAnswer("rejectedSpans", partial)).toEqual({
      partialSuccess: {
        rejectedSpans: "3",
        errorMessage:
          "spans[0] and 1 more: is none; spans[2] is another; spans[2] is both; spans[3] is recorded without a",
      },
    });
    const reader = new BinaryReader(new BinaryReader(protobufAnswer(partial).subarray(1)).bytes());
    expect([reader.tag(), reader.int64(), reader.tag(), reader.string()]).toEqual([
      [1, 0],
      3n,
      [2, 2],
      partial?.message,
    ]);
  });

  it("stays short", () => {
    const problems = Array.from({ length: 500 }, (_, i) => remark(i, `is none of kind ${i}`));
    expect(partialOf(problems, [])).toMatchObject({
      rejected: 500,
      message: expect.stringMatching(/; and 490 other remarks$/),
    });
  });
});
