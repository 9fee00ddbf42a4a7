import { describe, expect, it } from "vitest";
import { KINDS } from "../../../../src/facts/kinds/index.js";
import { json } from "../../../../src/report/formats/json.js";
import { markdown } from "../../../../src/report/formats/markdown.js";
import { notShown } from "../../../../src/report/notShown.js";
import { BESIDE, proven } from "../../../support/proven.js";
import { readBy } from "../../../support/readers.js";
import { diamond, record, trailWith } from "../../../support/trails.js";
import { said } from "./said.js";

describe("a document", () => {
  it("says what no report shows, in the words of proofline verify", () => {
    const report = proven(trailWith());
    const { generatedAt, asOf, completeness, graph, proof } = report;
    const stated = { ...completeness, generatedAt, asOf, truncated: graph.truncated };
    expect(said(report, "What this report does not show")).toEqual(notShown(stated, proof.entries));
  });

  it("shows the hashes in one table near its end, and nowhere else", () => {
    const report = proven(trailWith({ more: BESIDE }));
    const hashes = said(report, "Hashes");
    for (const { entry, key } of report.proof.entries) expect(entry).toContain(key);
    for (const { leafHash } of report.graph.nodes) {
      expect(hashes.filter((line) => line.includes(String(leafHash)))).toHaveLength(1);
      expect(said(report).filter((line) => line.includes(String(leafHash)))).toHaveLength(1);
    }
    expect(hashes).toContainEqual(
      `model version credit-risk@7 | artifactSha256 | ${"3f2a".repeat(16)} |  | `,
    );
  });

  it("shows each fact that points at the trail, under its own heading", () => {
    const headings = said(proven(trailWith({ more: BESIDE }))).filter((line) => line.startsWith("### "));
    for (const { kind, input } of BESIDE)
      expect(headings.map((line) => line.toLowerCase())).toContain(
        `### ${KINDS[kind].noun} ${String(input.key)}`,
      );
  });

  it("says of each position whether an inclusion proof shows it", () => {
    const hashes = said(proven(trailWith()), "Hashes");
    expect(hashes).toContainEqual(
      expect.stringMatching(/^prediction req-42 \| leaf .* \| 9 \| inclusion proof$/),
    );
    expect(hashes).toContainEqual(expect.stringMatching(/^deployment d-7 \| leaf .* \| 8 \| reference$/));
  });

  it("ends with a glossary of ten words, and the checkpoint with the key that it is checked with", () => {
    const report = proven(trailWith());
    const [words, proof] = [said(report, "Glossary"), said(report, "Proof")];
    expect(words).toHaveLength(10);
    expect(proof).toContain(report.proof.checkpoint.trimEnd());
    expect(proof).toContain(`Verifier key: ${report.proof.verifierKey}`);
    expect(said(report).slice(-words.length - proof.length - 1)).toEqual([...words, "## Proof", ...proof]);
  });

  it("of a trail of 5,000 facts stays readable: it counts them by kind and gap, and the JSON document has them", () => {
    const facts = diamond(625, 4).map((fact) =>
      fact.kind === "DatasetVersion" ? { ...fact, input: { ...fact.input, sha256: null } } : fact,
    );
    const report = proven(record(facts), { asOf: 6_000, size: 6_000 });
    const text = markdown.render(report, readBy([]));
    expect(text.split("\n").length).toBeLessThan(1_500);
    expect(text.length).toBeLessThan(150_000);
    expect(said(report, "Transformations")).toEqual(["2,500 are in this report. The first 20 are shown."]);
    expect(said(report, "Extent")).toContain("Dataset version | 2,500 | 0");
    expect(said(report, "Completeness")).toContain("NO_DATA_HASH | 2,500 times");
    expect(JSON.parse(json.render(report)).graph.nodes.length).toBeGreaterThan(5_000);
  }, 30_000);
});

describe("a prediction in a document", () => {
  it("has its groups in a table, and the threshold and reasons that the server stated", () => {
    const stated = {
      groups: { gender: "female" },
      explanation: { amount: 0.25 },
      threshold: 0.5,
      sequence: 12,
    };
    const lines = said(proven(trailWith({ input: { prediction: stated } })), "Prediction req-42");
    expect(lines).toContain("gender | female");
    expect(lines).toContain(`Explanation (said by the server): {"amount":0.25}`);
    expect(lines).toContain("Threshold: 0.5");
    expect(lines).toContain("Number of its serving node: 12");
  });
});

describe("who read it", () => {
  const report = proven(trailWith());

  it("is listed with time, principal, operation and outcome, and is said to be no part of the proof", () => {
    const [intro, ...table] = said(
      report,
      "Who read it",
      readBy([{ outcome: "DENIED", principal: "mallory" }, { operation: "trail" }]),
    );
    expect(intro).toMatch(
      /^2 accesses named this prediction until this document was made\. .*not part of the proof/,
    );
    expect(table).toEqual([
      "Time | Principal | Operation | Outcome",
      "2026-11-22 07:00:00 UTC | mallory | auditReport | DENIED",
      "2026-11-22 07:00:00 UTC | auditor | trail | ALLOWED",
    ]);
  });

  it("is counted beyond what is listed", () => {
    const [intro] = said(report, "Who read it", readBy([{}, {}], 1_234));
    expect(intro).toMatch(/^1,234 accesses named .* The newest 2 are shown\./);
  });

  it("is nobody that is known, where no access is", () => {
    expect(said(report, "Who read it")).toEqual([
      expect.stringMatching(/^No access that named this prediction is recorded\./),
    ]);
  });
});
