import { FACT_KINDS } from "../../facts/kind.js";
import type { AuditReport } from "../report.js";
import { capital, count, counted, noun } from "../words.js";
import { type Draft, heading, paragraph, table } from "./draft.js";
import { text } from "./parts.js";

/** How much the report rests on, counted by kind. */
export function extentSection({ graph: { nodes, nodeCount, edgeCount }, asOf }: AuditReport): Draft[] {
  const rows = FACT_KINDS.flatMap((kind) => {
    const all = nodes.filter((node) => node.kind === kind);
    const recorded = all.filter((node) => node.recorded).length;
    return all.length === 0
      ? []
      : [[text(capital(noun(kind))), text(count(recorded)), text(count(all.length - recorded))]];
  });
  return [
    heading(2, "Extent"),
    paragraph(
      `The trail has ${counted(nodeCount, "fact")} and ${counted(edgeCount, "reference")} between them, of a log of ${counted(asOf, "fact")}.`,
    ),
    ...table(["Kind", "Recorded", "Referred to, not recorded"], rows),
  ];
}
