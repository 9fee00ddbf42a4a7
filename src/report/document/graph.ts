import { refId } from "../../facts/kind.js";
import type { LineageEdge, LineageGraph } from "../lineage.js";
import type { AuditReport } from "../report.js";
import { capital, count, counted, noun } from "../words.js";
import { type DraftBlock, heading, paragraph, table } from "./draftBlock.js";
import { SHOWN } from "./limits.js";
import type { Graph, GraphEdge } from "./model.js";
import { code, joined, phrase } from "./parts.js";

/** The trail as a drawing, and the same as a table. */
export const graphSection = ({ graph }: Pick<AuditReport, "graph">): DraftBlock[] => [
  heading(2, "Trail"),
  paragraph(
    isLarge(graph)
      ? `An arrow leads from an effect to its cause. The trail has ${counted(graph.nodeCount, "fact")}: drawn are their kinds.`
      : "An arrow leads from an effect to its cause.",
  ),
  { type: "graph", graph: isLarge(graph) ? ofKinds(ofFacts(graph)) : ofFacts(graph) },
  ...table(["Fact", "Rests on"], restsOn(graph)),
];

const isLarge = ({ nodes, edges }: LineageGraph): boolean =>
  nodes.length > SHOWN.drawn || edges.length > SHOWN.arrows;

/** What each fact refers to, a row for each that refers to any. */
function restsOn({ nodes, edges }: LineageGraph) {
  const causes = new Map<string, LineageEdge[]>(nodes.map((node) => [refId(node), []]));
  for (const edge of edges) causes.get(refId(edge.from))?.push(edge);
  return nodes.flatMap((node) => {
    const known = causes.get(refId(node)) ?? [];
    const named = known
      .slice(0, SHOWN.names)
      .map(({ type, to, supersededBy }) =>
        phrase(`${noun(to.kind)} `, code(to.key), ` (${type}${supersededBy === null ? "" : ", corrected"})`),
      );
    const left = known.length - named.length;
    return known.length === 0
      ? []
      : [
          [
            phrase(`${noun(node.kind)} `, code(node.key)),
            phrase(joined(named), left > 0 ? ` and ${count(left)} more` : ""),
          ],
        ];
  });
}

function ofFacts({ nodes, edges }: LineageGraph): Graph {
  const places = new Map(nodes.map((node, i) => [refId(node), i]));
  return {
    nodes: nodes.map(({ kind, key, recorded }) => ({ label: capital(noun(kind)), name: key, recorded })),
    edges: edges.flatMap(({ from, to, type, supersededBy }) => {
      const [a, b] = [places.get(refId(from)), places.get(refId(to))];
      return a === undefined || b === undefined
        ? []
        : [{ from: a, to: b, type, superseded: supersededBy !== null }];
    }),
  };
}

/** The same with one node for all facts of a kind, and one arrow for all references of a type between two kinds. */
export function ofKinds({ nodes, edges }: Graph): Graph {
  const labels = [...new Set(nodes.map(({ label }) => label))];
  const kindOf = nodes.map(({ label }) => labels.indexOf(label));
  const arrows = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const [from, to] = [kindOf[edge.from], kindOf[edge.to]];
    if (from === undefined || to === undefined || from === to || edge.superseded) continue;
    arrows.set(`${from} ${edge.type} ${to}`, { ...edge, from, to });
  }
  return {
    nodes: labels.map((label) => {
      const facts = nodes.filter((node) => node.label === label);
      return { label, name: counted(facts.length, "fact"), recorded: facts.some(({ recorded }) => recorded) };
    }),
    edges: [...arrows.values()],
  };
}
