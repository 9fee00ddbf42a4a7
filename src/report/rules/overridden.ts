import { findingAt, type GapRule } from "../rule.js";
import { called, capital, clip, moment } from "../words.js";

/** A review that decided otherwise than the prediction: what the model answered is not what held. */
export const overridden: GapRule = {
  code: "OVERRIDDEN",
  severity: "INFO",
  check: (trail) =>
    trail.attachedOfKind("Review").flatMap((review) => {
      const { prediction, reviewer, decision, at } = review.fields;
      if (decision !== "OVERRIDDEN" || prediction !== trail.prediction?.key) return [];
      const when = at === null ? "" : ` on ${moment(at)}`;
      return [
        findingAt(
          review,
          `${capital(called(review))}: ${clip(reviewer ?? "someone")} overrode ${called(trail.prediction)}${when}. ` +
            "Nothing is to be done: read the review for what was decided in the end.",
        ),
      ];
    }),
};
