import { claimedSpan } from "../../../facts/claims.js";
import type { Field } from "../../../facts/field.js";
import { KINDS } from "../../../facts/kinds/index.js";
import type { Gap } from "../../rule.js";
import { holds, type ReportGraph, type ReportNode, withoutSealed } from "../trail/graph.js";
import { factName } from "../trail/names.js";
import type { Members } from "./components.js";

/** What is missing from a trail, or wrong in it, said by Proofline of the fact. */
export const gapAnnotation = (gap: Gap, at: string): Members => ({
  subjects: [factName(gap)],
  annotator: { service: { name: "Proofline" } },
  timestamp: at,
  // on one line, so that no recorded text in it begins one
  text: `${gap.severity} ${gap.code}: ${gap.message.replace(/[\s\p{Cc}]+/gu, " ")}`,
});

/** What a person decided of a fact, said by that person; nothing for what is no decision. */
export function decisionAnnotations(node: ReportNode, graph: ReportGraph): Members[] {
  const { isDecision, fields } = KINDS[node.kind];
  const { start } = claimedSpan(node.kind, (name) => node.properties?.[name]) ?? {};
  const subjects = graph
    .referencesOf(node)
    .filter(holds)
    .map(({ to }) => factName(to));
  if (!isDecision || !start || subjects.length === 0) return [];
  const said = Object.entries(withoutSealed(node).properties ?? {}).filter(([name]) => name !== start.field);
  const isPerson = (name: string): boolean => {
    const field: Field | undefined = fields[name];
    return field?.type === "scalar" && field.person === true;
  };
  const [person] = said.filter(([name]) => isPerson(name));
  return [
    {
      subjects: [...new Set(subjects)],
      annotator: { individual: { name: String(person?.[1] ?? "not known") } },
      timestamp: start.time,
      // values in quotes, so that none of them looks like a field of its own
      text: said
        .filter(([name]) => !isPerson(name))
        .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
        .join(", "),
    },
  ];
}
