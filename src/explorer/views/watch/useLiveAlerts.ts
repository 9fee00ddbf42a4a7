import { createClient } from "graphql-ws";
import { useEffect, useState } from "react";
import type { AlertRaisedSubscription } from "../../generated/operations.js";
import { useSession } from "../../session.js";
import ALERT_RAISED from "./alertRaised.graphql?raw";

export type LiveAlert = AlertRaisedSubscription["alertRaised"];

/** More than a person looks at; the list below has all. */
const KEPT = 100;

/** Alerts raised since this is shown, the newest first, and whether they are listened for now. */
export function useLiveAlerts(): { readonly alerts: readonly LiveAlert[]; readonly isLive: boolean } {
  const { service } = useSession();
  const [alerts, setAlerts] = useState<readonly LiveAlert[]>([]);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const client = createClient({
      url: new URL("graphql", document.baseURI).href.replace(/^http/, "ws"),
      connectionParams: service.connectionParams,
      retryAttempts: Number.POSITIVE_INFINITY,
      on: { connected: () => setLive(true), closed: () => setLive(false) },
    });
    client.subscribe<AlertRaisedSubscription>(
      { query: ALERT_RAISED },
      {
        next: ({ data }) => {
          if (data != null) setAlerts((before) => [data.alertRaised, ...before].slice(0, KEPT));
        },
        error: () => setLive(false),
        complete: () => setLive(false),
      },
    );
    return () => void client.dispose();
  }, [service]);
  return { alerts, isLive };
}
