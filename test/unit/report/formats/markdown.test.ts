import { describe, expect, it } from "vitest";
import { markdown } from "../../../../src/report/formats/markdown.js";
import { type Changes, record, reportOf, trailWith } from "../trails.js";

const render = (changes?: Changes) => markdown.render(reportOf(trailWith(changes)));
const headings = (text: string) => text.split("\n").filter((line) => /^ {0,3}#/.test(line));

describe("markdown", () => {
  it("answers, says that the trail is complete, and shows it from the prediction to the sources", () => {
    const text = render();
    expect(text).toContain("**This trail is complete.** No rule found a gap.");
    expect(headings(text)).toEqual([
      "# Audit report: prediction `req-42`",
      "## Answers",
      "## Completeness",
      "## Prediction",
      "### Prediction `req-42`",
      "## Deployment",
      "### Deployment `d-7`",
      "## Stage transitions",
      "### Stage transition `s-1`",
      "## Approvals",
      "### Approval `a-1`",
      "## Model version",
      "### Model version `credit-risk@7`",
      "## Training runs",
      "### Training run `job-1`",
      "## Dataset versions",
      "### Dataset version `loans@1`",
      "### Dataset version `loans-test@1`",
      "## Transformations",
      "### Transformation `etl-1`",
      "## Source tables",
      "### Source table `warehouse/loans`",
      "## Extent",
    ]);
    expect(text).toContain(
      "10 facts, and 12 references between them. They stand at positions 0 to 9 of a\nlog of 100 facts.",
    );
  });

  it("draws tables of features, metrics, reads and exclusions", () => {
    const text = render();
    expect(text).toContain("| amount  | 1200  |");
    expect(text).toContain(
      "| accuracy | overall       | 0.9   | `loans-test@1` |\n| accuracy | gender=female | 0.875 |",
    );
    expect(text).toContain("| `warehouse/loans` | 2026-01-01 to 2026-10-01 |");
    expect(text).toContain("| amount &lt; 0 | booking errors | 1,234 |");
  });

  it("lists the gaps", () => {
    const text = render({ input: { train: { sha256: null } } });
    expect(text).toContain("**This trail is not complete.** The rules found 1 error.");
    expect(text).toContain(
      "| ERROR    | dataset version `loans@1` | NO_DATA_HASH | Dataset version loans@1 has no sha256",
    );
  });

  it("says what is not recorded", () => {
    const text = render({ input: { run: null } });
    expect(text).toContain("### Training run `job-1`\n\n- **Not recorded:**");
    expect(text).toContain("## Dataset versions\n\nNone is recorded in this trail.");
  });

  it("shows what points at the trail from outside", () => {
    const text = render({
      more: [
        {
          kind: "Retirement",
          attached: true,
          input: { key: "r-1", deployment: "d-7", performedBy: "Bob", at: "2026-11-22T00:00:00Z" },
        },
        {
          kind: "Amendment",
          attached: true,
          input: {
            key: "am-1",
            kind: "DatasetVersion",
            fact: "loans@1",
            correction: { rowCount: 7 },
            reason: "typo",
          },
        },
      ],
    });
    expect(text).toContain("## Retirements\n\n### Retirement `r-1`");
    expect(text).toContain('- **Corrects:** dataset version `loans@1`\n- **What is right:** {"rowCount":7}');
  });

  it("shortens what is long and says how long it is", () => {
    const features = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}`, i]));
    const text = render({ input: { prediction: { features, prediction: "y".repeat(5000) } } });
    expect(text).toContain("y… (5,000 characters)");
    expect(text).toContain("And 10 more, which the JSON document has.");
  });

  it("breaks running text at 100 columns", () => {
    const lines = render()
      .split("\n")
      .filter((line) => !line.startsWith("|"));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});

describe("recorded text in Markdown", () => {
  const nasty =
    "x\n\n# Approved\n| a | b |\n---\n- **1**. <script>alert(1)</script> [ok](javascript:alert(1)) ![i](http://e) `c` ~~z~~ $m$ &lt; \u202e";
  const key = nasty.replaceAll("\n", " ");

  /** The complete trail with the same text wherever text may stand. */
  const withText = (text: string, id: string) =>
    markdown.render(
      reportOf(
        record(
          [
            {
              kind: "Prediction" as const,
              input: {
                requestId: id,
                deployment: id,
                features: { [text]: text },
                prediction: [text],
                timestamp: "2026-11-21T14:02:11Z",
                servingNode: text,
              },
            },
            {
              kind: "Deployment" as const,
              input: {
                key: id,
                modelVersion: id,
                environment: text,
                endpoint: text,
                servingNodes: [text],
                stageTransition: id,
                startedAt: "2026-10-05T09:00:00Z",
              },
            },
            {
              kind: "StageTransition" as const,
              input: {
                key: id,
                modelVersion: id,
                toStage: text,
                performedBy: text,
                reason: text,
                approval: id,
                at: "2026-10-04T09:00:00Z",
              },
            },
            {
              kind: "Approval" as const,
              input: {
                key: id,
                modelVersion: id,
                approver: text,
                decision: "APPROVED",
                reason: text,
                conditions: text,
                reference: text,
                at: "2026-10-03T09:00:00Z",
              },
            },
            {
              kind: "ModelVersion" as const,
              input: { key: id, producedBy: id, framework: text, artifactUri: text, intendedUse: text },
            },
            {
              kind: "TrainingRun" as const,
              input: {
                key: id,
                gitCommit: text,
                repository: text,
                hyperparameters: { [text]: text },
                metrics: [{ name: text, value: 1, slice: text, datasetVersion: text }],
                trainedOn: [{ datasetVersion: id, role: "TRAIN" }],
              },
            },
            {
              kind: "DatasetVersion" as const,
              input: {
                key: id,
                uri: text,
                columns: [{ name: text, type: text, description: text, personal: true }],
                writtenBy: id,
              },
            },
            {
              kind: "Transformation" as const,
              input: {
                key: id,
                job: text,
                reads: [{ sourceTable: id, snapshot: text, filter: text }],
                exclusions: [{ rule: text, reason: text }],
              },
            },
            { kind: "SourceTable" as const, input: { key: id, owner: text, description: text } },
            {
              kind: "Amendment" as const,
              attached: true,
              input: { key: id, kind: "SourceTable", fact: id, correction: text, reason: text },
            },
          ],
          { requestId: id },
        ),
      ),
    );

  /** What a reader of Markdown would take for structure, line by line. */
  const structure = (text: string) =>
    text
      .split("\n")
      .map((line) => line.replace(/\\[!-/:-@[-`{-~]/g, ""))
      .flatMap((line) => {
        const block =
          /^ {0,3}(#{1,6} |[-+*] |\d{1,9}[.)]( |$)|>|={3,}|-{3,}|```|~~~|\|)/.exec(line)?.[1] ?? "";
        const cells = line.startsWith("|") ? line.split("|").length : 0;
        return block === "" ? [] : [`${block.trim()} ${cells}`];
      });

  it("makes no heading, list, rule, table row or cell of its own", () => {
    expect(structure(withText(nasty, key))).toEqual(structure(withText("plain", "plain@1")));
  });

  it("makes no HTML, link, image or code, and does not turn the direction of writing", () => {
    const text = withText(nasty, key);
    expect(text).not.toMatch(/<(?!br)/);
    expect(text).not.toContain("](");
    expect(text).not.toMatch(/(?<!\\)`c/);
    expect(text).not.toContain("\u202e");
    expect(text).toContain("\\[ok\\]\\(javascript:alert(1))");
  });

  it("keeps text that looks like the start of a block as text, wherever a line is broken", () => {
    for (let shift = 0; shift < 100; shift++)
      for (const start of ["# Approved", "- item", "1. item", "2) item", "+ item", "=== rule", "--- rule"]) {
        const conditions = `${"x".repeat(shift)} ${"w ".repeat(10)}${start}`;
        const lines = render({ input: { approval: { conditions } } }).split("\n");
        expect(lines.filter((line) => line.trimStart().startsWith(start))).toEqual([]);
      }
  });
});
