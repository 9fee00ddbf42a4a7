import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { count } from "../../report/words.js";
import { useKindName } from "../language/kinds.js";
import { texts, useTexts } from "../language/language.js";
import { download } from "../parts/download.js";
import { KindIcon } from "../parts/KindIcon.js";
import { byKind, type CollapsedGraph, MOST_DRAWN } from "./collapse.js";
import "./graph.css";
import { GraphTable } from "./GraphTable.js";
import { layOut, NODE } from "./layout.js";
import { pngOf } from "./png.js";
import { svgOf } from "./svg.js";
import { nodeId, personOf, type ShownGraph, type ShownNode, timeOf } from "./trail.js";

const TEXTS = texts(
  {
    label: "The graph, causes on the left, effects on the right. The table says the same.",
    drawing: "Drawing",
    table: "Table",
    notRecorded: "not recorded",
    view: "How to show it",
    facts: (facts: number) => `${count(facts)} facts`,
    collapsed: (facts: number) =>
      `${count(facts)} facts are too many for a drawing: those of one kind are drawn as one. The table has each.`,
  },
  {
    label: "Der Graph: Ursachen links, Wirkungen rechts. Die Tabelle sagt dasselbe.",
    drawing: "Zeichnung",
    table: "Tabelle",
    notRecorded: "nicht aufgezeichnet",
    view: "Darstellung",
    facts: (facts) => `${count(facts)} Fakten`,
    collapsed: (facts) =>
      `${count(facts)} Fakten sind zu viele für eine Zeichnung: Die einer Art sind als einer gezeichnet. Die Tabelle hat jeden.`,
  },
);

interface Props {
  readonly graph: ShownGraph;
  /** The identity (`nodeId`) of the one that is looked at. */
  readonly selected?: string | undefined;
  readonly select: (node: ShownNode) => void;
}

/** A graph as a drawing, and as a table that holds exactly what the drawing shows, and of a large one each fact. */
export function GraphView({ graph, selected, select }: Props) {
  const t = useTexts(TEXTS);
  const [isTable, setTable] = useState(false);
  const drawn = useMemo(
    (): CollapsedGraph =>
      graph.nodes.length > MOST_DRAWN ? byKind(graph) : { ...graph, counts: new Map<string, number>() },
    [graph],
  );
  return (
    <section className="graph-view">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
      <div role="group" aria-label={t.view} className="segments">
        {[false, true].map((table) => (
          <Button
            key={String(table)}
            className="segment"
            aria-pressed={table === isTable}
            onPress={() => setTable(table)}
          >
            {table ? t.table : t.drawing}
          </Button>
        ))}
      </div>
      {isTable ? (
        <GraphTable graph={graph} select={select} />
      ) : (
        <>
          {drawn.counts.size > 0 && <p className="notice">{t.collapsed(graph.nodes.length)}</p>}
          <Drawing
            graph={drawn}
            selected={selected}
            select={(node) => (drawn.counts.has(nodeId(node)) ? setTable(true) : select(node))}
          />
        </>
      )}
    </section>
  );
}

interface DrawingProps extends Props {
  readonly graph: CollapsedGraph;
}

function Drawing({ graph, selected, select }: DrawingProps) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  const layout = useMemo(() => layOut(graph), [graph]);
  const { width, height, nodes, edges } = layout;
  const nameOf = (node: ShownNode): string => {
    const facts = graph.counts.get(nodeId(node));
    return facts === undefined ? node.key : t.facts(facts);
  };
  const svg = () => svgOf(layout, name, nameOf);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className="canvas" aria-label={t.label} tabIndex={0}>
        <div className="sheet" style={{ width, height }}>
          <svg width={width} height={height} aria-hidden="true">
            <defs>
              <marker
                id="arrow"
                viewBox="0 0 8 8"
                refX="7.5"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                orient="auto"
              >
                <path d="M0 0.8 8 4 0 7.2z" />
              </marker>
            </defs>
            {edges.map(({ edge, path }, i) => (
              <path
                // biome-ignore lint/suspicious/noArrayIndexKey: two facts can be joined twice by one type
                key={i}
                d={path}
                className={edge.supersededBy === null ? "edge" : "edge superseded"}
                markerEnd="url(#arrow)"
              />
            ))}
          </svg>
          {nodes.map(({ node, x, y }) => {
            const id = nodeId(node);
            const about = personOf(node) ?? timeOf(node)?.at.slice(0, 10) ?? "";
            return (
              <button
                key={id}
                type="button"
                className={node.recorded ? "node" : "node unrecorded"}
                style={{ left: x, top: y, width: NODE.width, height: NODE.height }}
                aria-pressed={id === selected}
                title={nameOf(node)}
                onClick={() => select(node)}
              >
                <span className="kind">
                  <KindIcon kind={node.kind} /> {name(node.kind)}
                  <span className="about">{node.recorded ? <bdi>{about}</bdi> : t.notRecorded}</span>
                </span>
                <bdi className="name">{nameOf(node)}</bdi>
              </button>
            );
          })}
        </div>
      </section>
      <p className="table-end">
        <Button className="button quiet" onPress={() => download("graph.svg", "image/svg+xml", svg())}>
          SVG
        </Button>
        <Button
          className="button quiet"
          onPress={() => void pngOf(svg(), layout).then((png) => download("graph.png", "image/png", png))}
        >
          PNG
        </Button>
      </p>
    </>
  );
}
