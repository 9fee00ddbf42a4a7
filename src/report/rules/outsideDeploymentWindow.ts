import { findingAt, type GapRule } from "../rule.js";
import { retiredBy, servedBy } from "../served.js";
import { called, capital, moment } from "../words.js";

/** A prediction made before its deployment began to serve, or once it was retired. */
export const outsideDeploymentWindow: GapRule = {
  code: "OUTSIDE_DEPLOYMENT_WINDOW",
  severity: "ERROR",
  check: (trail) => {
    const { prediction } = trail;
    const deployment = servedBy(trail);
    const timestamp = prediction?.fields.timestamp ?? null;
    if (prediction === null || deployment === null || timestamp === null) return [];
    const { startedAt } = deployment.fields;
    const retirement = retiredBy(trail);
    const made = `${capital(called(prediction))} was made on ${moment(timestamp)}`;
    const correct = "Record with recordAmendment which of the times is wrong.";
    const findings = [];
    if (startedAt !== null && timestamp < startedAt)
      findings.push(
        findingAt(
          prediction,
          `${made}, before ${called(deployment)} began on ${moment(startedAt)}. ${correct}`,
        ),
      );
    if (retirement !== null && retirement.fields.at !== null && timestamp >= retirement.fields.at)
      findings.push(
        findingAt(
          prediction,
          `${made}, but ${called(deployment)} ended on ${moment(retirement.fields.at)} by ${called(retirement)}. ${correct}`,
        ),
      );
    return findings;
  },
};
