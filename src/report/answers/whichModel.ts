import type { FactRecord } from "../../facts/record.js";
import { recordedAs } from "../recorded.js";
import { madeBy, retiredBy, servedBy } from "../served.js";
import type { PredictionTrail } from "../trail.js";
import { called, clip, digits, moment } from "../words.js";
import { type Answer, answer, brackets, notThere } from "./answer.js";

/** Which model version made this prediction on this date? */
export function whichModel(trail: PredictionTrail): Answer {
  const { prediction } = trail;
  const modelVersion = madeBy(trail);
  const deployment = servedBy(trail);
  const facts = [prediction, modelVersion, deployment];
  if (modelVersion === null) return answer(unknown(trail), facts);
  const { timestamp, servingNode } = prediction.fields;
  const when = timestamp === null ? "" : ` on ${moment(timestamp)}`;
  const sentence =
    `Model ${modelVersion.key}${brackets(artifact(modelVersion), version(modelVersion))} made ${called(prediction)}${when}${brackets(recordedAs(prediction))}` +
    `${where(deployment)}${servingNode === null ? "" : ` on node ${clip(servingNode)}`}.`;
  return answer([sentence, ...doubts(trail, modelVersion, deployment)].join(" "), facts);
}

function unknown(trail: PredictionTrail): string {
  const { prediction } = trail;
  const { modelVersion: claim, timestamp, deployment } = prediction.fields;
  const when = timestamp === null ? "" : ` on ${moment(timestamp)}`;
  const missing = deployment === null ? prediction : { kind: "Deployment" as const, key: deployment };
  const claimed = claim === null ? "" : `; the server itself named model ${claim}`;
  return `It is not known which model made ${called(prediction)}${when}${brackets(recordedAs(prediction))}, because ${notThere(trail, missing)}${claimed}.`;
}

const artifact = ({ fields: { artifactSha256 } }: FactRecord<"ModelVersion">) =>
  artifactSha256 === null ? "artifact not known" : `artifact ${digits(artifactSha256)}`;

const version = ({ key }: FactRecord<"ModelVersion">) => (key.includes("@") ? null : "version not known");

function where(deployment: FactRecord<"Deployment"> | null): string {
  if (deployment === null) return "";
  const { environment, startedAt } = deployment.fields;
  const place = environment === null ? "" : ` in ${clip(environment)}`;
  const since = startedAt === null ? "" : ` since ${moment(startedAt)}`;
  return `, as ${called(deployment)}${place}${since}${brackets(recordedAs(deployment))}`;
}

/** What speaks against the answer, a sentence each. */
function doubts(
  trail: PredictionTrail,
  modelVersion: FactRecord<"ModelVersion">,
  deployment: FactRecord<"Deployment"> | null,
): string[] {
  const { modelVersion: claim, artifactSha256: seen, timestamp } = trail.prediction.fields;
  const registered = modelVersion.fields.artifactSha256;
  const startedAt = deployment?.fields.startedAt ?? null;
  const retirement = retiredBy(trail);
  const endedAt = retirement?.fields.at ?? null;
  const found: string[] = [];
  if (deployment === null) found.push("It is not known as which deployment.");
  if (claim !== null && claim !== modelVersion.key) found.push(`But the server itself named model ${claim}.`);
  if (seen !== null && seen !== registered)
    found.push(`${registered === null ? "The" : "But the"} server saw artifact ${digits(seen)}.`);
  if (timestamp !== null && startedAt !== null && timestamp < startedAt)
    found.push(`But that deployment began only on ${moment(startedAt)}.`);
  if (retirement !== null && timestamp !== null && endedAt !== null && timestamp >= endedAt)
    found.push(`But that deployment had ended on ${moment(endedAt)}${brackets(recordedAs(retirement))}.`);
  return found;
}
