import { addressOf } from "../../address.js";
import type { CardQuery, CardQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { Bar } from "../../parts/Bar.js";
import { FactLink } from "../../parts/FactLink.js";
import { Fields } from "../../parts/Fields.js";
import { Gaps } from "../../parts/Gaps.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { Time } from "../../parts/Time.js";
import { useSession } from "../../session.js";
import { useQuery } from "../../useQuery.js";
import { CardDocuments } from "./CardDocuments.js";
import { Coverage } from "./Coverage.js";
import CARD from "./card.graphql?raw";
import { Fairness } from "./Fairness.js";

const TEXTS = texts(
  {
    model: "Model version",
    all: "All models",
    graph: "Its graph",
    about: "What it is",
    approvals: "Decisions on it",
    noApproval: "Nobody has approved or rejected it.",
    APPROVED: "approved",
    REJECTED: "rejected",
    conditions: "On condition",
    deployments: "Where it serves or served",
    data: "Where its training data comes from",
    metrics: "Metrics",
    metric: "Metric",
    slice: "Slice",
    everything: "all",
    value: "Value",
    run: "Training run",
    coverage: "How complete the trails of its predictions are",
  },
  {
    model: "Modellversion",
    all: "Alle Modelle",
    graph: "Ihr Graph",
    about: "Was sie ist",
    approvals: "Entscheidungen über sie",
    noApproval: "Niemand hat sie freigegeben oder abgelehnt.",
    APPROVED: "freigegeben",
    REJECTED: "abgelehnt",
    conditions: "Unter der Bedingung",
    deployments: "Wo sie im Einsatz ist oder war",
    data: "Woher ihre Trainingsdaten stammen",
    metrics: "Kennzahlen",
    metric: "Kennzahl",
    slice: "Teilmenge",
    everything: "alle",
    value: "Wert",
    run: "Trainingslauf",
    coverage: "Wie vollständig die Pfade ihrer Vorhersagen sind",
  },
);

export function OneModel({ modelVersion }: { readonly modelVersion: string }) {
  const t = useTexts(TEXTS);
  const { roles } = useSession();
  const { data, error, again, isLoading } = useQuery<CardQuery, CardQueryVariables>(CARD, { modelVersion });
  const card = isLoading ? undefined : data?.modelCard;
  const metrics = (card?.trainingRuns ?? []).flatMap(({ key, metrics }) =>
    (metrics ?? []).map((metric, i) => ({ ...metric, run: key, id: `${key} ${i}` })),
  );
  return (
    <>
      <p>
        <a href={addressOf(["models"])}>{t.all}</a>
      </p>
      <h1>
        <span className="soft">{t.model}</span> <bdi>{modelVersion}</bdi>
      </h1>
      {error !== undefined && <Failure error={error} again={again} />}
      {card === undefined && error === undefined && <Loading />}
      {card !== undefined && (
        <>
          <Gaps completeness={card.completeness} />
          <p>
            <a className="button" href={addressOf(["explore", "ModelVersion", modelVersion])}>
              {t.graph}
            </a>
          </p>
          <CardDocuments modelVersion={modelVersion} />
          <h2>{t.about}</h2>
          <div className="card">
            <Fields kind="ModelVersion" properties={{ ...card.modelVersion }} />
          </div>
          <h2>{t.approvals}</h2>
          {card.approvals.length === 0 && <p>{t.noApproval}</p>}
          {card.approvals.map(({ key, approver, decision, reference, reason, conditions, at }) => (
            <div key={key} className="card">
              <p>
                <strong>
                  <bdi>{approver}</bdi>
                </strong>{" "}
                {decision != null && t[decision]} {at != null && <Time at={at} />} <bdi>{reference}</bdi>
              </p>
              {reason != null && (
                <p>
                  <bdi>{reason}</bdi>
                </p>
              )}
              {conditions != null && (
                <p>
                  {t.conditions}: <bdi>{conditions}</bdi>
                </p>
              )}
            </div>
          ))}
          {card.deployments.length > 0 && (
            <>
              <h2>{t.deployments}</h2>
              <ul>
                {card.deployments.map(({ key, environment, startedAt }) => (
                  <li key={key}>
                    <FactLink fact={{ kind: "Deployment", key }} hidesKind /> <bdi>{environment}</bdi>{" "}
                    {startedAt != null && <Time at={startedAt} />}
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{t.data}</h2>
          <p className="facts">
            {card.sourceTables.map(({ key }) => (
              <span key={key}>
                <FactLink fact={{ kind: "SourceTable", key }} />{" "}
              </span>
            ))}
            {card.datasetVersions.map(({ key }) => (
              <span key={key}>
                <FactLink fact={{ kind: "DatasetVersion", key }} />{" "}
              </span>
            ))}
          </p>
          {metrics.length > 0 && (
            <SortableTable
              caption={t.metrics}
              file="metrics"
              rows={metrics}
              idOf={({ id }) => id}
              columns={[
                { name: t.metric, text: ({ name }) => name ?? "" },
                { name: t.slice, text: ({ slice }) => slice ?? t.everything },
                {
                  name: t.value,
                  text: ({ value }) => value ?? "",
                  cell: ({ value }) => <Bar value={value ?? ""} />,
                },
                {
                  name: t.run,
                  text: ({ run }) => run,
                  cell: ({ run }) => <FactLink fact={{ kind: "TrainingRun", key: run }} hidesKind />,
                },
              ]}
            />
          )}
          <h2>{t.coverage}</h2>
          <Coverage modelVersion={modelVersion} />
          {roles.includes("AUDIT") && <Fairness modelVersion={modelVersion} />}
        </>
      )}
    </>
  );
}
