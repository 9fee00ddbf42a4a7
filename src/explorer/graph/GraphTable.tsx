import { useMemo } from "react";
import { useKindName } from "../language/kinds.js";
import { texts, useTexts } from "../language/language.js";
import { KindIcon } from "../parts/KindIcon.js";
import { SortableTable } from "../parts/SortableTable.js";
import { Time } from "../parts/Time.js";
import { inTimeOrder, nodeId, personOf, type ShownGraph, type ShownNode, timeOf } from "./trail.js";

const TEXTS = texts(
  {
    caption: "The facts of the graph",
    kind: "Kind",
    key: "Name",
    time: "Time",
    person: "Person or system",
    causes: "Comes from",
    notRecorded: "not recorded",
  },
  {
    caption: "Die Fakten des Graphen",
    kind: "Art",
    key: "Name",
    time: "Zeit",
    person: "Person oder System",
    causes: "Stammt aus",
    notRecorded: "nicht aufgezeichnet",
  },
);

interface Props {
  readonly graph: ShownGraph;
  readonly select: (node: ShownNode) => void;
}

export function GraphTable({ graph, select }: Props) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  const rows = useMemo(() => {
    const causes = new Map<string, string[]>();
    for (const { from, to } of graph.edges) {
      const known = causes.get(nodeId(from));
      if (known === undefined) causes.set(nodeId(from), [to.key]);
      else known.push(to.key);
    }
    return inTimeOrder(graph.nodes).map((node) => ({
      node,
      id: nodeId(node),
      causes: causes.get(nodeId(node)) ?? [],
    }));
  }, [graph]);
  return (
    <SortableTable
      caption={t.caption}
      file="graph"
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          name: t.kind,
          text: ({ node }) => name(node.kind),
          cell: ({ node }) => (
            <span className="fact">
              <KindIcon kind={node.kind} /> {name(node.kind)}
            </span>
          ),
        },
        {
          name: t.key,
          text: ({ node }) => node.key,
          cell: ({ node }) => (
            <button type="button" className="link" onClick={() => select(node)}>
              <bdi>{node.key}</bdi>
            </button>
          ),
        },
        {
          name: t.time,
          text: ({ node }) => timeOf(node)?.at ?? "",
          cell: ({ node }) => {
            const time = timeOf(node);
            if (!node.recorded) return <em>{t.notRecorded}</em>;
            return time === undefined ? null : <Time at={time.at} />;
          },
        },
        { name: t.person, text: ({ node }) => personOf(node) ?? "" },
        { name: t.causes, text: ({ causes }) => causes.join(", ") },
      ]}
    />
  );
}
