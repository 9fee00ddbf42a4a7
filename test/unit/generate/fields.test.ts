import { describe, expect, it } from "vitest";
import { FACT_KINDS } from "../../../src/facts/kind.js";
import { KINDS, rolesFor } from "../../../src/facts/kinds/index.js";
import { fieldReference } from "../../../src/generate/fields.js";

const text = fieldReference();
const sectionOf = (kind: string): string =>
  text.slice(text.indexOf(`\n## ${kind}\n`)).split(/\n(?=## )/)[1] ?? "";

describe("the field reference", () => {
  it.each(FACT_KINDS)("says of %s what it is, its key, who records it and what each field means", (kind) => {
    const { doc, key, fields } = KINDS[kind];
    const section = sectionOf(kind);
    expect(section).toContain(doc);
    expect(section).toContain(`- **Key:** \`${key.field}\`. ${key.doc}`);
    if (kind !== "Alert") for (const role of rolesFor(kind)) expect(section).toContain(role);
    for (const [name, field] of Object.entries(fields))
      expect(section).toMatch(new RegExp(`^\\| \`${name}\` \\| .* ${escaped(field.doc)} \\|$`, "m"));
  });

  it("says what is required, sealed and referred to", () => {
    const prediction = sectionOf("Prediction");
    expect(prediction).toContain("| `features` | `JSON` | yes | yes |  |");
    expect(prediction).toContain("| `deployment` | `ID` |  |  | [Deployment](#deployment) (SERVED_BY) |");
    expect(prediction).toContain("- **Between fields:** give at least one of deployment and modelVersion.");
  });

  it("has the members of lists, the values of enums, and the kind beside a reference to any", () => {
    expect(sectionOf("Transformation")).toContain("| `dateTo` | `DateTime` |  |");
    expect(sectionOf("Approval")).toContain("| `Decision`: APPROVED or REJECTED | yes |");
    expect(sectionOf("Amendment")).toContain("| `kind` | `FactKind` | yes |");
  });

  it("tells what Proofline itself gives from what a sender gives", () => {
    const [sent, own] = sectionOf("Access").split("Proofline itself adds:");
    expect(sent).toContain("| `principal` |");
    expect(own).toContain("| `requestSha256` |");
    expect(sectionOf("Alert")).toContain("- **Recorded by:** Proofline itself.");
  });
});

const escaped = (said: string): string => said.replaceAll("|", "\\|").replace(/[.*+?^${}()[\]\\]/g, "\\$&");
