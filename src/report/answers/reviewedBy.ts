import type { FactRecord } from "../../facts/record.js";
import { recordedAs } from "../recorded.js";
import { byClaim } from "../times.js";
import type { PredictionTrail } from "../trail.js";
import { clip, isBlank, moment } from "../words.js";
import { type Answer, answer, because, brackets, phrase, several } from "./answer.js";

/** Who reviewed this decision? What a review decided in the end is sealed: it stands among the reviews, not here. */
export function reviewedBy(trail: PredictionTrail): Answer {
  const reviews = trail.attachedOfKind("Review").toSorted(byClaim);
  const [sentence = "Nobody reviewed this decision"] = several(reviews.map(reviewed), "; ");
  return answer(`${sentence}.`, [trail.prediction, ...reviews]);
}

function reviewed(review: FactRecord<"Review">): string {
  const { reviewer, decision, at, reason, reference } = review.fields;
  const did = decision === "OVERRIDDEN" ? "overrode this decision" : "let this decision stand";
  const when = at === null ? "" : ` on ${moment(at)}`;
  const ticket = isBlank(reference) ? null : `ticket ${phrase(reference)}`;
  const why = isBlank(reason) ? ", and did not say why" : because(reason);
  return `${clip(reviewer ?? "someone")} ${did}${when}${brackets(ticket, recordedAs(review))}${why}`;
}
