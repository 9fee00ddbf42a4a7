import { describe, expect, it } from "vitest";
import { proven } from "../../../support/proven.js";
import { type Changes, trailWith } from "../../../support/trails.js";
import { said } from "./said.js";

const report = (input: Changes["input"]) => proven(trailWith({ input: input ?? {} }));

describe("the appendices", () => {
  it("are not there where nothing was cut", () => {
    expect(said(report({})).filter((line) => line.includes("ppendi"))).toEqual([]);
  });

  it("show a long text whole, with its line breaks, under the fact and field it is of", () => {
    const reason = `first\n\nsecond ${"and more ".repeat(100)}end`;
    const made = report({ approval: { reason } });
    expect(said(made, "Approval a-1")).toContainEqual(
      expect.stringMatching(/^Reason: first second and more .*… \(917 characters, in appendix 1\)$/),
    );
    expect(said(made, "Appendix 1: Approval a-1, Reason")).toEqual([reason]);
  });

  it("show an address that is longer than a key", () => {
    const artifactUri = `https://store.example/${"a".repeat(600)}`;
    const made = report({ model: { artifactUri } });
    expect(said(made, "Appendix 1: Model version credit-risk@7, Artifact")).toEqual([artifactUri]);
    expect(said(made, "Model version credit-risk@7").join()).not.toContain(artifactUri);
  });

  it("show all features, where they are more than a table has rows", () => {
    const features = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${10 + i}`, i]));
    const made = report({ prediction: { features } });
    const lines = said(made, "Prediction req-42");
    expect(lines).toContain("f59 | 49");
    expect(lines).not.toContain("f60 | 50");
    expect(lines.at(-1)).toMatch(/^And 10 more: all of them as JSON \(\d+ characters, in appendix 1\)$/);
    expect(JSON.parse(said(made, "Appendix 1: Prediction req-42").join("\n"))).toEqual(features);
  });

  it("say where even they are cut, and that the JSON document has all", () => {
    const made = report({ prediction: { prediction: "y".repeat(40_000) } });
    expect(said(made, "Appendix 1: Prediction req-42, Prediction")).toEqual([
      "y".repeat(32_768),
      "Cut here, after 32,768 of 40,000 characters. The JSON document has all of it.",
    ]);
  });

  it("have a limit together, beyond which a text is cut without one", () => {
    const features = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`f${10 + i}`, "z".repeat(30_000)]),
    );
    const lines = said(proven(trailWith({ sent: { prediction: { old: { features } } } })));
    expect(lines.filter((line) => line.startsWith("### Appendix "))).toHaveLength(8);
    expect(lines).toContainEqual(
      expect.stringMatching(/^f21 \| z+… \(30,000 characters, which the JSON document has\)$/),
    );
  });
});
