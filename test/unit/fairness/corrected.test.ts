import { expect, it } from "vitest";
import { correctedValue } from "../../../src/fairness/corrected.js";

const correction = (value: object | null, ...corrects: string[]) => ({
  corrects,
  correction: value === null ? null : JSON.stringify(value),
});

it("is what was recorded where nothing corrects it", () => {
  expect(correctedValue("prediction", '"yes"', [])).toBe("yes");
  expect(correctedValue("prediction", '"yes"', [correction({ groups: {} }, "groups")])).toBe("yes");
  expect(correctedValue("prediction", null, [])).toBeNull();
});

it("is what the last amendment says", () => {
  const amendments = [
    correction({ prediction: "no" }, "prediction"),
    correction({ prediction: { decision: "review" } }, "prediction"),
    correction({ features: {} }, "features"),
  ];
  expect(correctedValue("prediction", '"yes"', amendments)).toEqual({ decision: "review" });
});

it("is not known where the right value is not, or its correction is erased", () => {
  expect(correctedValue("prediction", '"yes"', [correction({ prediction: null }, "prediction")])).toBeNull();
  expect(correctedValue("prediction", '"yes"', [correction(null, "prediction")])).toBeNull();
});
