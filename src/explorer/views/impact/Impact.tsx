import { isFactKind } from "../../../facts/kind.js";
import type { Address } from "../../address.js";
import type { ImpactQuery, ImpactQueryVariables } from "../../generated/operations.js";
import { useKindName } from "../../language/kinds.js";
import { texts, useTexts } from "../../language/language.js";
import { FactLink } from "../../parts/FactLink.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { useSession } from "../../session.js";
import { useQuery } from "../../useQuery.js";
import { ImpactForm } from "./ImpactForm.js";
import IMPACT from "./impact.graphql?raw";
import { Predictions } from "./Predictions.js";
import { dataOf, type ImpactOf, variablesOf } from "./variables.js";

const TEXTS = texts(
  {
    title: "What rests on this data?",
    lead: "Name a table, or any other fact: everything that came from it, down to the decisions, is wrong if it is.",
    counts: "In all",
    kind: "Kind",
    count: "Facts",
    name: "Name",
    none: "Nothing rests on it.",
    undated: (count: number) =>
      `${count} references do not say which of its data they used: they may have used this range, and count.`,
    facts: "Which ones",
    predictions: "Decisions",
    notShown: "The decisions themselves take the role AUDIT.",
  },
  {
    title: "Was beruht auf diesen Daten?",
    lead: "Nennen Sie eine Tabelle oder einen anderen Fakt: Alles, was daraus entstand, bis zu den Entscheidungen, ist falsch, wenn er es ist.",
    counts: "Insgesamt",
    kind: "Art",
    count: "Fakten",
    name: "Name",
    none: "Nichts beruht darauf.",
    undated: (count) =>
      `${count} Verweise sagen nicht, welche Daten sie nutzten: Es können diese gewesen sein, daher zählen sie.`,
    facts: "Welche",
    predictions: "Entscheidungen",
    notShown: "Die Entscheidungen selbst zu sehen erfordert die Rolle AUDIT.",
  },
);

/** `#/impact/SourceTable/warehouse%2Floans?from=2026-01-01` */
export function Impact({ path: [kind, key], parameters: { from, to } }: Address) {
  const t = useTexts(TEXTS);
  const isNamed = isFactKind(kind) && key !== undefined;
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <ImpactForm kind={isNamed ? kind : "SourceTable"} factKey={key ?? ""} from={from ?? ""} to={to ?? ""} />
      {isNamed && <OneImpact kind={kind} factKey={key} data={dataOf(from, to)} />}
    </>
  );
}

function OneImpact(of: ImpactOf) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  const { roles } = useSession();
  const { data, error, isLoading, again } = useQuery<ImpactQuery, ImpactQueryVariables>(
    IMPACT,
    variablesOf(of),
  );
  if (error !== undefined) return <Failure error={error} again={again} />;
  if (data === undefined || isLoading) return <Loading />;
  const { counts, undated, transformations, datasetVersions, modelVersions, deployments } = data.impact;
  const facts = [...transformations, ...datasetVersions, ...modelVersions, ...deployments];
  const some = counts.filter(({ count }) => count > 0);
  return (
    <>
      {undated > 0 && <p className="notice warning">{t.undated(undated)}</p>}
      {some.length === 0 && <p>{t.none}</p>}
      {some.length > 0 && (
        <SortableTable
          caption={t.counts}
          file="impact-counts"
          rows={some}
          idOf={({ kind }) => kind}
          columns={[
            { name: t.kind, text: ({ kind }) => name(kind) },
            { name: t.count, text: ({ count }) => count },
          ]}
        />
      )}
      {facts.length > 0 && (
        <SortableTable
          caption={t.facts}
          file="impact"
          rows={facts}
          idOf={({ kind, key }) => `${kind} ${key}`}
          columns={[
            { name: t.kind, text: ({ kind }) => name(kind) },
            { name: t.name, text: ({ key }) => key, cell: (fact) => <FactLink fact={fact} hidesKind /> },
          ]}
        />
      )}
      {data.impact.predictionCount > 0 && (
        <>
          <h2>
            {t.predictions} ({data.impact.predictionCount})
          </h2>
          {roles.includes("AUDIT") ? <Predictions of={of} /> : <p>{t.notShown}</p>}
        </>
      )}
    </>
  );
}
