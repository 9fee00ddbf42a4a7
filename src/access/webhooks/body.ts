import type { AlertRecord } from "../alertFeed.js";
import { pagerDutyBody } from "./pagerDuty.js";
import { type AlertParts, partsOf } from "./parts.js";
import type { Template } from "./settings.js";
import { slackBody } from "./slack.js";

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
