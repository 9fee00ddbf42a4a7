import { useState } from "react";
import { Button, Form, Input, Label, TextField } from "react-aria-components";
import type { ModelFairnessQuery, ModelFairnessQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { type Bounds, IntervalBar, said } from "../../parts/IntervalBar.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { Time } from "../../parts/Time.js";
import { useQuery } from "../../useQuery.js";
import FAIRNESS from "./fairness.graphql?raw";

const TEXTS = texts(
  {
    title: "Fairness over its decisions",
    attribute: "Attribute of the groups",
    positive: "Answer that selects",
    show: "Measure",
    lead: "Over the predictions that are recorded, by the groups and outcomes that are recorded of them; with 95 % intervals.",
    groups: "Rates by group",
    group: "Group",
    predictions: "Predictions",
    outcomes: "With outcome",
    selectionRate: "Selection rate",
    truePositiveRate: "True positive rate",
    falsePositiveRate: "False positive rate",
    disparities: "Between groups",
    measure: "Measure",
    value: "Value",
    demographicParityDifference: "Demographic parity difference",
    demographicParityRatio: "Demographic parity ratio",
    equalOpportunityDifference: "Equal opportunity difference",
    equalizedOddsDifference: "Equalised odds difference",
    time: "Selection rates over time",
    from: "From",
    drift: "Drift of the features against the first stretch of time",
    feature: "Feature",
    statistic: "Statistic",
    drifted: "Drifted",
    yes: "yes",
    no: "no",
    notes: "To be known",
  },
  {
    title: "Fairness über ihre Entscheidungen",
    attribute: "Merkmal der Gruppen",
    positive: "Antwort, die auswählt",
    show: "Messen",
    lead: "Über die aufgezeichneten Vorhersagen, nach den Gruppen und Ergebnissen, die von ihnen aufgezeichnet sind; mit 95-%-Intervallen.",
    groups: "Raten nach Gruppe",
    group: "Gruppe",
    predictions: "Vorhersagen",
    outcomes: "Mit Ergebnis",
    selectionRate: "Auswahlrate",
    truePositiveRate: "Richtig-positiv-Rate",
    falsePositiveRate: "Falsch-positiv-Rate",
    disparities: "Zwischen Gruppen",
    measure: "Maß",
    value: "Wert",
    demographicParityDifference: "Differenz der Auswahlraten",
    demographicParityRatio: "Verhältnis der Auswahlraten",
    equalOpportunityDifference: "Differenz der Chancengleichheit",
    equalizedOddsDifference: "Differenz der ausgeglichenen Quoten",
    time: "Auswahlraten über die Zeit",
    from: "Ab",
    drift: "Drift der Merkmale gegenüber dem ersten Zeitabschnitt",
    feature: "Merkmal",
    statistic: "Statistik",
    drifted: "Abgedriftet",
    yes: "ja",
    no: "nein",
    notes: "Gut zu wissen",
  },
);
const DISPARITIES = [
  "demographicParityDifference",
  "demographicParityRatio",
  "equalOpportunityDifference",
  "equalizedOddsDifference",
] as const;
const RATES = ["selectionRate", "truePositiveRate", "falsePositiveRate"] as const;

/** What somebody typed as a JSON value; what is none is taken as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** It reads many predictions, so it is asked for and not shown by itself. */
export function Fairness({ modelVersion }: { readonly modelVersion: string }) {
  const t = useTexts(TEXTS);
  const [attribute, setAttribute] = useState("");
  const [positive, setPositive] = useState("");
  const [asked, setAsked] = useState<ModelFairnessQueryVariables>();
  const { data, error, again, isLoading } = useQuery<ModelFairnessQuery, ModelFairnessQueryVariables>(
    FAIRNESS,
    asked,
  );
  return (
    <section>
      <h2>{t.title}</h2>
      <p className="soft">{t.lead}</p>
      <Form
        className="request-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ modelVersion, attribute: attribute.trim(), positive: parsed(positive.trim()) });
        }}
      >
        <TextField value={attribute} onChange={setAttribute} autoComplete="off">
          <Label>{t.attribute}</Label>
          <Input spellCheck="false" placeholder="gender" />
        </TextField>
        <TextField value={positive} onChange={setPositive} autoComplete="off">
          <Label>{t.positive}</Label>
          <Input spellCheck="false" placeholder="approve" />
        </TextField>
        <Button
          type="submit"
          className="button primary"
          isDisabled={attribute.trim() === "" || positive.trim() === ""}
        >
          {t.show}
        </Button>
      </Form>
      {error !== undefined && <Failure error={error} again={again} />}
      {isLoading && <Loading />}
      {data !== undefined && !isLoading && <Figures fairness={data.fairness} />}
    </section>
  );
}

function Figures({ fairness }: { readonly fairness: ModelFairnessQuery["fairness"] }) {
  const t = useTexts(TEXTS);
  const { groups, buckets, drift, notes } = fairness;
  const stretches = buckets.flatMap(({ from, groups }) => groups.map((group) => ({ from, ...group })));
  const interval = <Row,>(name: string, of: (row: Row) => Bounds | null) => ({
    name,
    text: (row: Row) => said(of(row)),
    cell: (row: Row) => <IntervalBar interval={of(row)} />,
  });
  return (
    <>
      {notes.length > 0 && (
        <div className="notice warning">
          <strong>{t.notes}</strong>
          <ul lang="en">
            {notes.map((note) => (
              <li key={note}>
                <bdi>{note}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      <SortableTable
        caption={t.groups}
        file="groups"
        rows={groups}
        idOf={({ group }) => group}
        columns={[
          { name: t.group, text: ({ group }) => group },
          { name: t.predictions, text: ({ predictions }) => predictions },
          { name: t.outcomes, text: ({ outcomes }) => outcomes },
          ...RATES.map((rate) => interval(t[rate], (row: (typeof groups)[number]) => row[rate] ?? null)),
        ]}
      />
      <SortableTable
        caption={t.disparities}
        file="disparities"
        rows={DISPARITIES.map((measure) => ({ measure, interval: fairness[measure] ?? null }))}
        idOf={({ measure }) => measure}
        columns={[
          { name: t.measure, text: ({ measure }) => t[measure] },
          interval(t.value, (row: { readonly interval: Bounds | null }) => row.interval),
        ]}
      />
      {buckets.length > 1 && (
        <SortableTable
          caption={t.time}
          file="fairness-over-time"
          rows={stretches}
          idOf={({ from, group }) => `${from} ${group}`}
          columns={[
            { name: t.from, text: ({ from }) => from, cell: ({ from }) => <Time at={from} /> },
            { name: t.group, text: ({ group }) => group },
            { name: t.predictions, text: ({ predictions }) => predictions },
            interval(t.selectionRate, (row: (typeof stretches)[number]) => row.selectionRate),
          ]}
        />
      )}
      {drift.length > 0 && (
        <SortableTable
          caption={t.drift}
          file="drift"
          rows={drift}
          idOf={({ feature }) => feature}
          columns={[
            { name: t.feature, text: ({ feature }) => feature },
            { name: t.statistic, text: ({ statistic }) => statistic },
            { name: t.value, text: ({ value }) => value },
            { name: "p", text: ({ pValue }) => pValue ?? "" },
            { name: t.drifted, text: ({ drifted }) => (drifted ? t.yes : t.no) },
          ]}
        />
      )}
    </>
  );
}
