import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { FactKind } from "../../../facts/kind.js";
import { addressOf } from "../../address.js";
import type { LineageQuery, LineageQueryVariables } from "../../generated/operations.js";
import { GraphView } from "../../graph/GraphView.js";
import { merged } from "../../graph/merge.js";
import { earliestOf, nodeId, type ShownNode, shownGraph } from "../../graph/trail.js";
import { useKindName } from "../../language/kinds.js";
import { texts, useTexts } from "../../language/language.js";
import { AsOf } from "../../parts/AsOf.js";
import { FactDrawer } from "../../parts/FactDrawer.js";
import { Fields } from "../../parts/Fields.js";
import { KindIcon } from "../../parts/KindIcon.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { goTo } from "../../useAddress.js";
import { useQuery } from "../../useQuery.js";
import { asOfVariable } from "../report/variables.js";
import { Columns } from "./Columns.js";
import "./explore.css";
import LINEAGE from "./lineage.graphql?raw";

const TEXTS = texts(
  {
    search: "Search",
    upstream: "What it comes from",
    downstream: "What came from it",
    levels: (levels: number) => `${levels} levels`,
    one: "1 level",
    more: "One level more",
    fewer: "One level less",
    impact: "What rests on it",
    card: "Model card",
    report: "Report",
    notRecorded: "Others refer to this fact, and nobody recorded it.",
    truncated: "There is more than can be shown.",
    graph: "Around it",
  },
  {
    search: "Suche",
    upstream: "Woraus er entstand",
    downstream: "Was daraus entstand",
    levels: (levels) => `${levels} Ebenen`,
    one: "1 Ebene",
    more: "Eine Ebene mehr",
    fewer: "Eine Ebene weniger",
    impact: "Was darauf beruht",
    card: "Modellkarte",
    report: "Bericht",
    notRecorded: "Andere verweisen auf diesen Fakt, und niemand hat ihn aufgezeichnet.",
    truncated: "Es gibt mehr, als gezeigt werden kann.",
    graph: "Um ihn herum",
  },
);
const DEEPEST = 30;

interface Props {
  readonly kind: FactKind;
  readonly factKey: string;
  /** A day, or how many facts the log had. */
  readonly asOf: string | undefined;
  readonly column: string | undefined;
}

export function OneFact({ kind, factKey, asOf, column }: Props) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  const [up, setUp] = useState(2);
  const [down, setDown] = useState(1);
  const [selected, select] = useState<ShownNode>();
  const upstream = useLineage(kind, factKey, "UPSTREAM", up, asOf);
  const downstream = useLineage(kind, factKey, "DOWNSTREAM", down, asOf);
  const graph = useMemo(
    () =>
      merged(
        [upstream.data, downstream.data].flatMap((data) =>
          data === undefined ? [] : [shownGraph(data.lineage)],
        ),
      ),
    [upstream.data, downstream.data],
  );
  const error = upstream.error ?? downstream.error;
  const node = graph.nodes.find((one) => one.kind === kind && one.key === factKey);
  return (
    <>
      <p>
        <a href={addressOf(["explore"])}>{t.search}</a>
      </p>
      <h1>
        <span className="soft">
          <KindIcon kind={kind} /> {name(kind)}
        </span>{" "}
        <bdi>{factKey}</bdi>
      </h1>
      <p className="buttons">
        {kind === "Prediction" && (
          <a className="button" href={addressOf(["report", factKey])}>
            {t.report}
          </a>
        )}
        {kind === "ModelVersion" && (
          <a className="button" href={addressOf(["models", factKey])}>
            {t.card}
          </a>
        )}
        <a className="button" href={addressOf(["impact", kind, factKey])}>
          {t.impact}
        </a>
      </p>
      <AsOf
        asOf={asOf}
        earliest={earliestOf(graph)}
        change={(wanted) => goTo(addressOf(["explore", kind, factKey], { asOf: wanted, column }))}
      />
      {error !== undefined && <Failure error={error} again={upstream.again} />}
      {node === undefined && error === undefined && <Loading />}
      {node !== undefined && (
        <>
          {!node.recorded && <p className="notice warning">{t.notRecorded}</p>}
          <div className="card">
            <Fields kind={kind} properties={node.properties} />
          </div>
          <h2>{t.graph}</h2>
          <div className="walk">
            <Levels name={t.upstream} levels={up} setLevels={setUp} />
            <Levels name={t.downstream} levels={down} setLevels={setDown} />
          </div>
          {(upstream.data?.lineage.truncated || downstream.data?.lineage.truncated) && (
            <p className="notice warning">{t.truncated}</p>
          )}
          <GraphView graph={graph} selected={selected && nodeId(selected)} select={select} />
          <Columns kind={kind} factKey={factKey} properties={node.properties} column={column} />
          <FactDrawer node={selected} graph={graph} close={() => select(undefined)} />
        </>
      )}
    </>
  );
}

function useLineage(
  kind: FactKind,
  key: string,
  direction: LineageQueryVariables["direction"],
  maxDepth: number,
  asOf: string | undefined,
) {
  return useQuery<LineageQuery, LineageQueryVariables>(LINEAGE, {
    kind,
    key,
    direction,
    maxDepth,
    ...asOfVariable(asOf),
  });
}

interface LevelsProps {
  readonly name: string;
  readonly levels: number;
  readonly setLevels: (levels: number) => void;
}

function Levels({ name, levels, setLevels }: LevelsProps) {
  const t = useTexts(TEXTS);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-label={name}>
      <span className="label">{name}</span>
      <Button
        className="button"
        aria-label={t.fewer}
        isDisabled={levels === 0}
        onPress={() => setLevels(levels - 1)}
      >
        −
      </Button>{" "}
      <span aria-live="polite">{levels === 1 ? t.one : t.levels(levels)}</span>{" "}
      <Button
        className="button"
        aria-label={t.more}
        isDisabled={levels === DEEPEST}
        onPress={() => setLevels(levels + 1)}
      >
        +
      </Button>
    </div>
  );
}
