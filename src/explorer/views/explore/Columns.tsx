import type { FactKind } from "../../../facts/kind.js";
import { addressOf } from "../../address.js";
import type { ColumnsQuery, ColumnsQueryVariables } from "../../generated/operations.js";
import { listOf } from "../../graph/trail.js";
import { texts, useTexts } from "../../language/language.js";
import { FactLink } from "../../parts/FactLink.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { useQuery } from "../../useQuery.js";
import COLUMNS from "./columnLineage.graphql?raw";

const TEXTS = texts(
  {
    title: "Columns",
    UPSTREAM: "What it was made from",
    DOWNSTREAM: "What was made from it",
    effect: "Column",
    cause: "Made from",
    by: "By",
    how: "How",
    none: "Nothing of this is recorded.",
    truncated: "There is more than can be shown.",
  },
  {
    title: "Spalten",
    UPSTREAM: "Woraus sie entstand",
    DOWNSTREAM: "Was aus ihr entstand",
    effect: "Spalte",
    cause: "Entstanden aus",
    by: "Durch",
    how: "Wie",
    none: "Davon ist nichts aufgezeichnet.",
    truncated: "Es gibt mehr, als gezeigt werden kann.",
  },
);

interface Props {
  readonly kind: FactKind;
  readonly factKey: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly column: string | undefined;
}

/** The columns of a table or a dataset, each of which leads to its lineage. */
export function Columns({ kind, factKey, properties, column }: Props) {
  const t = useTexts(TEXTS);
  const names = listOf(properties.columns).flatMap(({ name }) => (typeof name === "string" ? [name] : []));
  if (names.length === 0 && column === undefined) return null;
  return (
    <section>
      <h2>{t.title}</h2>
      <p className="columns">
        {names.map((name) => (
          <a
            key={name}
            className="button"
            aria-current={name === column}
            href={addressOf(["explore", kind, factKey], { column: name })}
          >
            <bdi>{name}</bdi>
          </a>
        ))}
      </p>
      {column !== undefined &&
        (["UPSTREAM", "DOWNSTREAM"] as const).map((direction) => (
          <OneDirection key={direction} variables={{ kind, key: factKey, column, direction }} />
        ))}
    </section>
  );
}

function OneDirection({ variables }: { readonly variables: ColumnsQueryVariables }) {
  const t = useTexts(TEXTS);
  const { data, error, again } = useQuery<ColumnsQuery, ColumnsQueryVariables>(COLUMNS, variables);
  const edges = (data?.columnLineage.edges ?? []).map((edge, i) => ({ ...edge, id: String(i) }));
  return (
    <>
      {error !== undefined && <Failure error={error} again={again} />}
      {data === undefined && error === undefined && <Loading />}
      {data?.columnLineage.truncated && <p className="notice warning">{t.truncated}</p>}
      {data !== undefined &&
        (edges.length === 0 ? (
          <p>
            {t[variables.direction]}: {t.none}
          </p>
        ) : (
          <SortableTable
            caption={t[variables.direction]}
            file="columns"
            rows={edges}
            idOf={({ id }) => id}
            columns={[
              {
                name: t.effect,
                text: ({ from }) => `${from.dataset.key} ${from.name}`,
                cell: ({ from }) => (
                  <>
                    <bdi>{from.name}</bdi> <FactLink fact={from.dataset} hidesKind />
                  </>
                ),
              },
              {
                name: t.cause,
                text: ({ to }) => `${to.dataset.key} ${to.name}`,
                cell: ({ to }) => (
                  <>
                    <bdi>{to.name}</bdi> <FactLink fact={to.dataset} hidesKind />
                  </>
                ),
              },
              {
                name: t.by,
                text: ({ transformation }) => transformation?.key ?? "",
                cell: ({ transformation }) =>
                  transformation != null && <FactLink fact={transformation} hidesKind />,
              },
              {
                name: t.how,
                text: ({ kind, description }) => [kind, description].filter(Boolean).join(": "),
              },
            ]}
          />
        ))}
    </>
  );
}
