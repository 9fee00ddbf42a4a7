import { useMemo } from "react";
import { day } from "../../../report/words.js";
import { listOf, type ShownGraph } from "../../graph/trail.js";
import { texts, useTexts } from "../../language/language.js";
import { Bar } from "../../parts/Bar.js";
import { FactLink } from "../../parts/FactLink.js";
import { SortableTable } from "../../parts/SortableTable.js";

const TEXTS = texts(
  {
    read: "Data that was read",
    by: "Read by",
    what: "Data",
    from: "From",
    to: "To (not included)",
    rows: "Rows",
    excluded: "Rows that were left out",
    rule: "Rule",
    reason: "Reason",
    noReason: "no reason was recorded",
    metrics: "Metrics",
    run: "Training run",
    metric: "Metric",
    slice: "Slice",
    all: "all",
    value: "Value",
    nothing: "Nothing of this is recorded.",
  },
  {
    read: "Gelesene Daten",
    by: "Gelesen von",
    what: "Daten",
    from: "Von",
    to: "Bis (ausschließlich)",
    rows: "Zeilen",
    excluded: "Ausgelassene Zeilen",
    rule: "Regel",
    reason: "Grund",
    noReason: "kein Grund aufgezeichnet",
    metrics: "Kennzahlen",
    run: "Trainingslauf",
    metric: "Kennzahl",
    slice: "Teilmenge",
    all: "alle",
    value: "Wert",
    nothing: "Davon ist nichts aufgezeichnet.",
  },
);

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const dayOf = (value: unknown): string => (typeof value === "string" ? day(value) : "");
const number = (value: unknown): number | string => (typeof value === "number" ? value : "");

/** Which data was read, which rows were left out and why, and how well the model did, also per slice. */
export function DataTables({ graph }: { readonly graph: ShownGraph }) {
  const t = useTexts(TEXTS);
  const { reads, exclusions, metrics } = useMemo(() => tablesOf(graph), [graph]);
  return (
    <>
      {reads.length + exclusions.length + metrics.length === 0 && <p>{t.nothing}</p>}
      {reads.length > 0 && (
        <SortableTable
          caption={t.read}
          file="data"
          rows={reads}
          idOf={({ id }) => id}
          columns={[
            { name: t.what, text: ({ to }) => to.key, cell: ({ to }) => <FactLink fact={to} /> },
            {
              name: t.by,
              text: ({ from }) => from.key,
              cell: ({ from }) => <FactLink fact={from} hidesKind />,
            },
            { name: t.from, text: ({ properties }) => dayOf(properties.dateFrom) },
            { name: t.to, text: ({ properties }) => dayOf(properties.dateTo) },
            { name: t.rows, text: ({ properties }) => number(properties.rowCount) },
          ]}
        />
      )}
      {exclusions.length > 0 && (
        <SortableTable
          caption={t.excluded}
          file="exclusions"
          rows={exclusions}
          idOf={({ id }) => id}
          columns={[
            { name: t.rule, text: ({ rule }) => rule },
            {
              name: t.reason,
              text: ({ reason }) => reason,
              cell: ({ reason }) => (reason === "" ? <em>{t.noReason}</em> : <bdi>{reason}</bdi>),
            },
            { name: t.rows, text: ({ rowCount }) => rowCount },
            { name: t.by, text: ({ by }) => by.key, cell: ({ by }) => <FactLink fact={by} hidesKind /> },
          ]}
        />
      )}
      {metrics.length > 0 && (
        <SortableTable
          caption={t.metrics}
          file="metrics"
          rows={metrics}
          idOf={({ id }) => id}
          columns={[
            { name: t.metric, text: ({ name }) => name },
            { name: t.slice, text: ({ slice }) => slice || t.all },
            {
              name: t.value,
              text: ({ value }) => value,
              cell: ({ value }) => <Bar value={value} />,
            },
            { name: t.run, text: ({ run }) => run.key, cell: ({ run }) => <FactLink fact={run} hidesKind /> },
          ]}
        />
      )}
    </>
  );
}

function tablesOf({ nodes, edges }: ShownGraph) {
  return {
    reads: edges.flatMap((edge, i) => (edge.type === "READ" ? [{ ...edge, id: String(i) }] : [])),
    exclusions: nodes.flatMap(({ kind, key, properties }) =>
      listOf(properties.exclusions).map((one, i) => ({
        id: `${key} ${i}`,
        by: { kind, key },
        rule: text(one.rule),
        reason: text(one.reason),
        rowCount: number(one.rowCount),
      })),
    ),
    metrics: nodes.flatMap(({ kind, key, properties }) =>
      listOf(properties.metrics).map((one, i) => ({
        id: `${key} ${i}`,
        run: { kind, key },
        name: text(one.name),
        slice: text(one.slice),
        value: number(one.value),
      })),
    ),
  };
}
