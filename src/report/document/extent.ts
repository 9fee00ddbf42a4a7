import { FACT_KINDS } from "../../facts/kind.js";
import type { AuditReport } from "../report.js";
import { capital, count, counted, noun } from "../words.js";
import { type DraftBlock, heading, paragraph, table } from "./draftBlock.js";
import { text } from "./parts.js";

/** How much the report rests on, counted by kind. */
export function extentSection({ graph, asOf }: AuditReport): DraftBlock[] {
  const { nodes, edges, nodeCount, edgeCount } = graph;
  const superseded = edges.filter(({ supersededBy }) => supersededBy !== null).length;
  const corrected = superseded === 0 ? "" : `, ${count(superseded)} of them corrected since`;
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
      `The trail has ${counted(nodeCount, "fact")} and ${counted(edgeCount, "reference")} between them${corrected}, of a log of ${counted(asOf, "fact")}.`,
    ),
    ...table(["Kind", "Recorded", "Referred to, not recorded"], rows),
  ];
}
