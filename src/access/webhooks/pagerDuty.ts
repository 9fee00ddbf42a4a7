import { escapeUnseen } from "../unseen.js";
import type { AlertParts } from "./parts.js";

type Severity = "critical" | "error" | "warning" | "info";

/** What is not here is a warning. */
const SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ["TAMPERED", "critical"],
  ["BULK_READING", "error"],
  ["REPEATED_DENIALS", "error"],
  ["NEW_ADDRESS", "info"],
]);

const MAX_SUMMARY = 1_024;
const MAX_SOURCE = 255;

/**
 * A trigger event (https://developer.pagerduty.com/docs/send-alert-event). The alert's key keeps one that is sent again from
 * being a second incident.
 */
export function pagerDutyBody(alert: AlertParts, routingKey: string): object {
  const { key, index, rule, principal, message, at, evidence, accesses } = alert;
  return {
    routing_key: routingKey,
    event_action: "trigger",
    dedup_key: key,
    client: "Proofline",
    payload: {
      summary: clipped(`${rule}, ${principal}: ${message}`, MAX_SUMMARY),
      source: clipped(principal, MAX_SOURCE),
      severity: SEVERITIES.get(rule) ?? "warning",
      timestamp: at,
      component: "proofline",
      class: rule,
      custom_details: { key, index, evidence, accesses },
    },
  };
}

const clipped = (text: string, most: number): string => {
  const seen = escapeUnseen(text).toWellFormed();
  return seen.length <= most ? seen : `${seen.slice(0, most - 1).toWellFormed()}…`;
};
