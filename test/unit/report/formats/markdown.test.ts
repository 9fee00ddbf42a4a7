import { describe, expect, it } from "vitest";
import { markdown } from "../../../../src/report/formats/markdown.js";
import { DEFAULT_POLICY } from "../../../../src/report/policy.js";
import { proven } from "../../../support/proven.js";
import { readBy } from "../../../support/readers.js";
import { type Changes, trailWith } from "../../../support/trails.js";

const render = (changes?: Changes) => markdown.render(proven(trailWith(changes)), readBy([]));
const headings = (text: string) => text.split("\n").filter((line) => /^ {0,3}#/.test(line));

describe("markdown", () => {
  it("answers, says that the trail is complete, and shows it from the prediction to the sources", () => {
    const text = render();
    expect(text).toContain("**This trail is complete.** No rule found a gap.");
    expect(headings(text)).toEqual([
      "# Audit report: prediction `req-42`",
      "## Answers",
      "## Completeness",
      "## What this report does not show",
      "## Trail",
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
      "## Who read it",
      "## Extent",
      "## Hashes",
      "## Glossary",
      "## Proof",
    ]);
    expect(text).toContain("The trail has 10 facts and 12 references between them, of a log of 100 facts.");
  });

  it("draws tables of features, metrics, reads and exclusions", () => {
    const text = render();
    expect(text).toContain("| amount  | 1200  |");
    expect(text).toContain(
      "| accuracy | overall       | 0.9   | `loans-test@1` |\n| accuracy | gender=female | 0.875 |",
    );
    expect(text).toContain("| Read from         | Dates from (included) | to (not included) |");
    expect(text).toContain("| `warehouse/loans` | 2026-01-01            | 2026-10-01        |");
    expect(text).toContain("| amount &lt; 0 | booking errors | 1,234 |");
  });

  it("lists the gaps", () => {
    const text = render({ input: { train: { sha256: null } } });
    expect(text).toContain("**This trail is not complete.** The rules found 1 error.");
    expect(text).toContain(
      "| ERROR    | dataset version `loans@1` | NO_DATA_HASH | Dataset version loans@1 has no sha256",
    );
  });

  it("never says complete over a warning without saying so", () => {
    expect(render({ input: { approval: { approver: "tom" } } })).toContain(
      "**This trail is complete, with warnings.** The rules found 1 warning.",
    );
    expect(render({ input: { transition: { reason: null } } })).not.toContain("**This trail is complete.**");
  });

  it("says which severities its policy lowers", () => {
    const policy = { ...DEFAULT_POLICY, severities: [{ code: "NO_APPROVAL", severity: "INFO" } as const] };
    const text = markdown.render(proven(trailWith(), { policy }), readBy([]));
    expect(text).toContain("The policy is not the default one. NO_APPROVAL is lowered from ERROR to INFO.");
    expect(render()).not.toContain("The policy is not");
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
    expect(text).toContain(
      '- **Corrects:** dataset version `loans@1`\n- **Corrected fields:** rowCount\n- **What is right:** {"rowCount":7}',
    );
  });

  it("shows what was cut in an appendix between fences, and refers to it from where it was cut", () => {
    const prediction = `${"y".repeat(5000)}\n\`\`\`\nafter`;
    const text = render({ input: { prediction: { prediction } } });
    expect(text).toMatch(/y…\s+\(5,010\s+characters,\s+in\s+appendix 1\)/);
    expect(text).toContain("### Appendix 1: Prediction `req-42`, Prediction\n\n````\nyyy");
    expect(text).toContain("yyy\n```\nafter\n````\n\n## Glossary");
  });

  it("breaks running text at 100 columns", () => {
    const lines = render()
      .split("\n")
      .filter((line) => !line.startsWith("|") && !line.startsWith("\u2014"));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});
