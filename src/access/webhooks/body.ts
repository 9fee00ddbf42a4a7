import type { JsonValue } from "../../facts/json.js";
import type { FactRef } from "../../facts/kind.js";
import type { AlertRecord } from "../alertFeed.js";
import { pagerDutyBody } from "./pagerDuty.js";
import type { Template } from "./settings.js";
import { slackBody } from "./slack.js";

/** An alert as bodies are made of it: what was long enough to be sealed may be erased. */
export interface AlertParts {
  readonly key: string;
  readonly index: number | null;
  readonly rule: string;
  readonly principal: string;
  readonly message: string;
  readonly evidence: JsonValue;
  readonly at: string;
  readonly accesses: readonly FactRef[];
}

function partsOf({ key, index, fields }: AlertRecord): AlertParts {
  const { rule, principal, message, evidence, at, accesses } = fields;
  return {
    ...{ key, index, rule: rule ?? GONE, principal: principal ?? GONE, message: message ?? GONE },
    ...{ evidence: evidence ?? {}, at: at ?? GONE, accesses: accesses ?? [] },
  };
}
const GONE = "(erased)";

/** What a webhook is sent of an alert, JSON text, the same whenever it is sent again. */
export function bodyOf(template: Template, alert: AlertRecord): string {
  switch (template.name) {
    case "GENERIC":
      return JSON.stringify(genericBody(partsOf(alert)));
    case "SLACK":
      return JSON.stringify(slackBody(partsOf(alert)));
    case "PAGERDUTY":
      return JSON.stringify(pagerDutyBody(partsOf(alert), template.routingKey));
  }
}

/** `type`, `timestamp` and `data`, as Standard Webhooks has payloads. */
const genericBody = (alert: AlertParts): object => ({
  ...{ type: "alert.raised", timestamp: alert.at, data: alert },
});
