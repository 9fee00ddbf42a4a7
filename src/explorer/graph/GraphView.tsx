import { startTransition, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { count } from "../../report/words.js";
import { useKindName } from "../language/kinds.js";
import { texts, useTexts } from "../language/language.js";
import { download } from "../parts/download.js";
import { KindIcon } from "../parts/KindIcon.js";
import { type CollapsedGraph, drawable } from "./collapse.js";
import "./graph.css";
import { GraphTable } from "./GraphTable.js";
import { layOut, NODE } from "./layout.js";
import { Overview } from "./Overview.js";
import { pngOf } from "./png.js";
import { svgOf } from "./svg.js";
import { nodeId, personOf, type ShownGraph, type ShownNode, timeOf } from "./trail.js";

const TEXTS = texts(
  {
    label: "The graph, causes on the left, effects on the right. The table says the same.",
    ways: { drawing: "Drawing", overview: "Overview", table: "Table" } satisfies Record<Way, string>,
    notRecorded: "not recorded",
    view: "How to show it",
    facts: (facts: number) => `${count(facts)} facts`,
    collapsed: (facts: number) =>
      `${count(facts)} facts are too many for a drawing: those of one kind on one level are drawn as one, which leads to a table of them. The overview and the table have each.`,
    group: (facts: number, all: number) => `${count(facts)} of ${count(all)} facts`,
    all: "Show all",
  },
  {
    label: "Der Graph: Ursachen links, Wirkungen rechts. Die Tabelle sagt dasselbe.",
    ways: { drawing: "Zeichnung", overview: "Überblick", table: "Tabelle" },
    notRecorded: "nicht aufgezeichnet",
    view: "Darstellung",
    facts: (facts) => `${count(facts)} Fakten`,
    collapsed: (facts) =>
      `${count(facts)} Fakten sind zu viele für eine Zeichnung: Die einer Art auf einer Ebene sind als einer gezeichnet, der zu ihrer Tabelle führt. Überblick und Tabelle haben jeden.`,
    group: (facts, all) => `${count(facts)} von ${count(all)} Fakten`,
    all: "Alle zeigen",
  },
);

type Way = "drawing" | "overview" | "table";
const WAYS: readonly Way[] = ["drawing", "overview", "table"];

interface Props {
  readonly graph: ShownGraph;
  /** The identity (`nodeId`) of the one that is looked at. */
  readonly selected?: string | undefined;
  readonly select: (node: ShownNode) => void;
}

/** A graph as a drawing, as an overview where it is large, and as a table that holds exactly the facts of both. */
export function GraphView({ graph, selected, select }: Props) {
  const t = useTexts(TEXTS);
  const [way, setWay] = useState<Way>("drawing");
  // the facts of one node of the drawing
  const [group, setGroup] = useState<readonly ShownNode[]>();
  const drawn = useMemo(() => drawable(graph), [graph]);
  const isLarge = drawn.stoodFor.size > 0;
  const shown = way === "overview" && !isLarge ? "drawing" : way;
  const show = (to: Way, facts?: readonly ShownNode[]) =>
    startTransition(() => {
      setWay(to);
      setGroup(facts);
    });
  const tabled = useMemo(
    () => (group === undefined ? graph : { nodes: group, edges: graph.edges }),
    [graph, group],
  );
  return (
    <section className="graph-view">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
      <div role="group" aria-label={t.view} className="segments">
        {WAYS.filter((one) => isLarge || one !== "overview").map((one) => (
          <Button key={one} className="segment" aria-pressed={one === shown} onPress={() => show(one)}>
            {t.ways[one]}
          </Button>
        ))}
      </div>
      {shown === "table" && (
        <>
          {group !== undefined && (
            <p className="notice">
              {t.group(group.length, graph.nodes.length)}{" "}
              <Button className="button quiet" onPress={() => show("table")}>
                {t.all}
              </Button>
            </p>
          )}
          <GraphTable graph={tabled} select={select} />
        </>
      )}
      {shown === "overview" && <Overview graph={graph} select={select} />}
      {shown === "drawing" && (
        <>
          {isLarge && <p className="notice">{t.collapsed(graph.nodes.length)}</p>}
          <Drawing
            graph={drawn}
            selected={selected}
            select={(node) => {
              const facts = drawn.stoodFor.get(nodeId(node));
              if (facts === undefined) select(node);
              else show("table", facts);
            }}
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
    const facts = graph.stoodFor.get(nodeId(node));
    return facts === undefined ? node.key : t.facts(facts.length);
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
