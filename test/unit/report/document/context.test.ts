import { describe, expect, it } from "vitest";
import { proven } from "../../../support/proven.js";
import type { Sent } from "../../../support/trails.js";
import { trailWith } from "../../../support/trails.js";
import { said } from "./said.js";

const erasure: Sent = {
  kind: "Erasure",
  attached: true,
  input: { key: "er-1", kind: "Prediction", fact: "req-42", performedBy: "Dora", reason: "asked for" },
};
const prediction = (more: readonly Sent[]) =>
  said(proven(trailWith({ sent: { prediction: { erased: true } }, more })), "Prediction req-42");

describe("a value that is not there", () => {
  it("was erased, where an erasure of its fact says so", () => {
    expect(prediction([erasure])).toContain("Features: erased, by erasure er-1");
  });

  it("is withheld, where none does", () => {
    expect(prediction([]).find((line) => line.startsWith("Features: "))).toMatch(/^Features: withheld: /);
    const other = { ...erasure, input: { ...erasure.input, kind: "SourceTable", fact: "warehouse/loans" } };
    expect(prediction([other]).join("\n")).not.toContain("erased, by");
  });

  it("was never recorded, where nobody stated it: all such fields of a fact in one line", () => {
    const run = said(proven(trailWith()), "Training run job-1");
    expect(run).toContain("Never recorded: repository, framework");
    expect(prediction([erasure]).find((line) => line.startsWith("Never recorded: "))).not.toContain(
      "eatures",
    );
  });

  it("is one of a fact of which only the key is known", () => {
    expect(said(proven(trailWith({ input: { run: null } })), "Training run job-1")).toEqual([
      "Not recorded: others refer to this fact, and only its key is known",
    ]);
  });
});

describe("a fact that was corrected", () => {
  const lines = said(
    proven(
      trailWith({
        more: [
          {
            kind: "Amendment",
            attached: true,
            input: {
              key: "am-1",
              kind: "ModelVersion",
              fact: "credit-risk@7",
              correction: { producedBy: "job-2", framework: "xgboost" },
              reason: "a mistyped job",
            },
          },
        ],
      }),
    ),
  );

  it("shows what was recorded, and that it was corrected", () => {
    expect(lines).toContain("Produced by training run: job-1");
    expect(lines).toContain("Corrected since, by amendment: am-1 (framework, producedBy)");
    expect(lines).toContain("producedBy | job-2");
  });

  it("counts for the summary as it was corrected", () => {
    expect(lines).toContain("Data: not known; the answers below say why");
  });
});
