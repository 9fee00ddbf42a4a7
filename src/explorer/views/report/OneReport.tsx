import { useMemo, useState } from "react";
import { addressOf } from "../../address.js";
import type { ReportQuery, ReportQueryVariables } from "../../generated/operations.js";
import { GraphView } from "../../graph/GraphView.js";
import { earliestOf, nodeId, type ShownNode, shownGraph } from "../../graph/trail.js";
import { texts, useTexts } from "../../language/language.js";
import { AsOf } from "../../parts/AsOf.js";
import { FactDrawer } from "../../parts/FactDrawer.js";
import { Gaps } from "../../parts/Gaps.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { Time } from "../../parts/Time.js";
import { goTo } from "../../useAddress.js";
import { useQuery } from "../../useQuery.js";
import { Answers } from "./Answers.js";
import { DataTables } from "./DataTables.js";
import { Decision } from "./Decision.js";
import { Documents } from "./Documents.js";
import { Readers } from "./Readers.js";
import { RequestForm } from "./RequestForm.js";
import REPORT from "./report.graphql?raw";
import { Timeline } from "./Timeline.js";
import { asOfVariable, type ShownReport } from "./variables.js";

const TEXTS = texts(
  {
    report: "Report of prediction",
    made: "made",
    of: (facts: number) => `from the first ${facts} facts of the log`,
    trail: "The trail",
    truncated: "The trail has more facts than can be shown: what is left out is not here.",
    timeline: "How it came about",
    data: "Data, exclusions and metrics",
    readers: "Who has read this",
    decision: "The decision",
  },
  {
    report: "Bericht zur Vorhersage",
    made: "erstellt",
    of: (facts) => `aus den ersten ${facts} Fakten des Logs`,
    trail: "Der Pfad",
    truncated: "Der Pfad hat mehr Fakten, als gezeigt werden können: Was fehlt, steht nicht hier.",
    timeline: "Wie es dazu kam",
    data: "Daten, Ausschlüsse und Kennzahlen",
    readers: "Wer dies gelesen hat",
    decision: "Die Entscheidung",
  },
);

interface Props {
  readonly requestId: string;
  readonly asOf: string | undefined;
}

export function OneReport({ requestId, asOf }: Props) {
  const variables = { requestId, ...asOfVariable(asOf) };
  const { data, error, isLoading, again } = useQuery<ReportQuery, ReportQueryVariables>(REPORT, variables);
  const report = data?.auditReport;
  return (
    <>
      <div className="report-head">
        <RequestForm requestId={requestId} />
        <AsOf
          asOf={asOf}
          earliest={report && earliestOf(report.graph)}
          change={(wanted) => goTo(addressOf(["report", requestId], { asOf: wanted }))}
        />
      </div>
      {error !== undefined && <Failure error={error} again={again} />}
      {isLoading && <Loading />}
      {report !== undefined && !isLoading && <Shown report={report} asOf={asOf} />}
    </>
  );
}

function Shown({ report, asOf }: { readonly report: ShownReport; readonly asOf: string | undefined }) {
  const t = useTexts(TEXTS);
  const graph = useMemo(() => shownGraph(report.graph), [report]);
  const [selected, select] = useState<ShownNode>();
  const prediction = graph.nodes.find(({ kind, key }) => kind === "Prediction" && key === report.requestId);
  return (
    <article className="report">
      <header>
        <h1>
          <span className="soft">{t.report}</span> <bdi>{report.requestId}</bdi>
        </h1>
        <p className="soft">
          {t.made} <Time at={report.generatedAt} />, {t.of(report.asOf)}
        </p>
      </header>
      <Gaps completeness={report.completeness} />
      <Answers answers={report.answers} />
      <Documents requestId={report.requestId} asOf={asOf} />
      {prediction !== undefined && (
        <>
          <h2>{t.decision}</h2>
          <Decision prediction={prediction} outcomes={report.outcomes} reviews={report.reviews} />
        </>
      )}
      <h2>{t.trail}</h2>
      {report.graph.truncated && <p className="notice warning">{t.truncated}</p>}
      <GraphView graph={graph} selected={selected && nodeId(selected)} select={select} />
      <h2>{t.timeline}</h2>
      <Timeline graph={graph} select={select} />
      <h2>{t.data}</h2>
      <DataTables graph={graph} />
      <h2>{t.readers}</h2>
      <Readers accesses={report.accesses} />
      <FactDrawer node={selected} graph={graph} close={() => select(undefined)} />
    </article>
  );
}
