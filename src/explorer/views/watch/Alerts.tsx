import { useState } from "react";
import type { AlertsQuery, AlertsQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { Value } from "../../parts/Fields.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { Pager } from "../../parts/Pager.js";
import { Time } from "../../parts/Time.js";
import { useQuery } from "../../useQuery.js";
import ALERTS from "./alerts.graphql?raw";
import { useLiveAlerts } from "./useLiveAlerts.js";

const TEXTS = texts(
  {
    live: "New alerts show here as they are raised.",
    notLive: "Not connected: new alerts do not show by themselves.",
    none: "No alert was raised.",
    evidence: "Evidence",
  },
  {
    live: "Neue Alarme erscheinen hier, sobald sie ausgelöst werden.",
    notLive: "Keine Verbindung: Neue Alarme erscheinen nicht von selbst.",
    none: "Es wurde kein Alarm ausgelöst.",
    evidence: "Belege",
  },
);
const PAGE = 20;

export function Alerts() {
  const t = useTexts(TEXTS);
  const { alerts: live, isLive } = useLiveAlerts();
  const [after, setAfter] = useState<string>();
  const { data, error, again } = useQuery<AlertsQuery, AlertsQueryVariables>(ALERTS, {
    first: PAGE,
    ...(after === undefined ? {} : { after }),
  });
  const listed = data?.alerts.edges.map(({ node }) => node) ?? [];
  const known = new Set(listed.map(({ key }) => key));
  const shown = [...(after === undefined ? live.filter(({ key }) => !known.has(key)) : []), ...listed];
  return (
    <>
      <p className="soft" role="status">
        {isLive ? t.live : t.notLive}
      </p>
      {error !== undefined && <Failure error={error} again={again} />}
      {data === undefined && error === undefined && <Loading />}
      {data !== undefined && shown.length === 0 && <p>{t.none}</p>}
      {shown.map(({ key, rule, principal, message, evidence, at }) => (
        <article key={key} className="card">
          <p>
            <code>{rule}</code> <Time at={at} /> <bdi>{principal}</bdi>
          </p>
          <p>
            <bdi>{message}</bdi>
          </p>
          <details>
            <summary>{t.evidence}</summary>
            <Value value={evidence} />
          </details>
        </article>
      ))}
      <Pager pageInfo={data?.alerts.pageInfo} after={after} setAfter={setAfter} />
    </>
  );
}
