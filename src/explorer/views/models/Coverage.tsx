import type { ModelCoverageQuery, ModelCoverageQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { Bar } from "../../parts/Bar.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { useQuery } from "../../useQuery.js";
import COVERAGE from "./coverage.graphql?raw";

const TEXTS = texts(
  {
    none: "It has made no prediction that is recorded.",
    said: (complete: number, of: number) => `${complete} of ${of} predictions have a complete trail.`,
    gaps: "Gaps in their trails",
    gap: "Gap",
    severity: "Severity",
    predictions: "Predictions",
  },
  {
    none: "Von ihr ist keine Vorhersage aufgezeichnet.",
    said: (complete, of) => `${complete} von ${of} Vorhersagen haben einen vollständigen Pfad.`,
    gaps: "Lücken in ihren Pfaden",
    gap: "Lücke",
    severity: "Schwere",
    predictions: "Vorhersagen",
  },
);

export function Coverage({ modelVersion }: { readonly modelVersion: string }) {
  const t = useTexts(TEXTS);
  const { data, error, again } = useQuery<ModelCoverageQuery, ModelCoverageQueryVariables>(COVERAGE, {
    modelVersion,
  });
  if (error !== undefined) return <Failure error={error} again={again} />;
  if (data === undefined) return <Loading />;
  const { predictions, complete, gaps } = data.coverage;
  if (predictions === 0) return <p>{t.none}</p>;
  return (
    <>
      <p>{t.said(complete, predictions)}</p>
      <Bar value={complete / predictions} />
      {gaps.length > 0 && (
        <SortableTable
          caption={t.gaps}
          file="gaps"
          rows={gaps}
          idOf={({ code }) => code}
          columns={[
            { name: t.gap, text: ({ code }) => code, cell: ({ code }) => <code>{code}</code> },
            { name: t.severity, text: ({ severity }) => severity },
            { name: t.predictions, text: ({ predictions: count }) => count },
          ]}
        />
      )}
    </>
  );
}
