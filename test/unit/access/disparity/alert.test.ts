import { describe, expect, it } from "vitest";
import { alertInput } from "../../../../src/access/disparity/alert.js";
import type { Finding } from "../../../../src/access/disparity/counting.js";

const SETTINGS = { attributes: ["gender"], positive: "granted", ratio: 0.8, window: 1_000 };
const SUBJECT = { modelVersion: "m@1", attribute: "gender" };
const AT = "2026-11-21T14:02:11.000Z";

function finding(name: string, more: Partial<Finding> = {}): Finding {
  const group = { group: name, predictions: 300, selected: 60 };
  const reference = { group: "man", predictions: 690, selected: 276 };
  return {
    ...{ group, reference, groups: [reference, group], others: 10 },
    ...{ pValue: 1.234567e-9, alpha: 0.00005, window: 1_000, at: AT, ...more },
  };
}
const keyOf = (given: Finding, subject = SUBJECT, settings = SETTINGS) =>
  alertInput(settings, subject, given).key;

describe("the alert of a disparity", () => {
  it("says in words and in figures what was found, and points at the model version", () => {
    const { key, ...alert } = alertInput(SETTINGS, SUBJECT, finding("woman"));
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    const woman = { group: "woman", predictions: 300, selected: 60, rate: 0.2 };
    const man = { group: "man", predictions: 690, selected: 276, rate: 0.4 };
    expect(alert).toEqual({
      rule: "GROUP_DISPARITY",
      principal: "m@1",
      message:
        'of 1000 predictions, 60 of 300 were selected where "gender" is "woman", and 276 of 690 were selected where ' +
        '"gender" is "man": 0.5 times that rate, below 0.8 times with a p-value of 1.2e-9',
      evidence: {
        ...{ modelVersion: "m@1", attribute: "gender", positive: "granted" },
        ...{ group: woman, reference: man, ratio: 0.5, threshold: 0.8, pValue: 1.235e-9, alpha: 0.00005 },
        ...{ window: 1_000, groups: [man, woman], notCompared: 10 },
      },
      at: AT,
      accesses: [{ kind: "ModelVersion", key: "m@1" }],
    });
  });

  it("has one key for a group and a day, and another one for all else", () => {
    const key = keyOf(finding("woman"));
    expect(keyOf(finding("woman", { at: "2026-11-21T23:59:59.999Z", window: 10_000 }))).toBe(key);
    const others = [
      keyOf(finding("woman", { at: "2026-11-22T00:00:00.000Z" })),
      keyOf(finding("child")),
      keyOf(finding("woman"), { ...SUBJECT, modelVersion: "m@2" }),
      keyOf(finding("woman"), { ...SUBJECT, attribute: "race" }),
      keyOf(finding("woman"), SUBJECT, { ...SETTINGS, ratio: 0.7 }),
    ];
    expect(new Set([key, ...others]).size).toBe(6);
  });

  it.each([
    ['woman", and 690 of 690', String.raw`"woman\", and 690 of 690"`],
    ["a\u202eb\u2066", String.raw`"a\u{202e}b\u{2066}"`],
    ["a\nb\u0085\u2028", String.raw`"a\nb\u{85}\u{2028}"`],
    ["نساء 👩", '"نساء 👩"'],
  ])("lets no name of a group be read as another part of the message: %j", (name, shown) => {
    const { message } = alertInput(SETTINGS, SUBJECT, finding(name));
    expect(message).toContain(`where "gender" is ${shown}, and 276 of`);
  });
});
