import type { ShownNode } from "../../graph/trail.js";
import { texts, useTexts } from "../../language/language.js";
import { Fields, Value } from "../../parts/Fields.js";
import { Time } from "../../parts/Time.js";
import type { ShownReport } from "./variables.js";

const TEXTS = texts(
  {
    review: "Review",
    outcome: "What turned out to be true",
    CONFIRMED: "let it stand",
    OVERRIDDEN: "decided otherwise",
    erased: "erased or not shown",
  },
  {
    review: "Überprüfung",
    outcome: "Was sich als wahr herausstellte",
    CONFIRMED: "ließ sie stehen",
    OVERRIDDEN: "entschied anders",
    erased: "gelöscht oder nicht gezeigt",
  },
);

interface Props {
  readonly prediction: ShownNode;
  readonly outcomes: ShownReport["outcomes"];
  readonly reviews: ShownReport["reviews"];
}

/** What the model was given and answered, what became true, and who looked at it. */
export function Decision({ prediction, outcomes, reviews }: Props) {
  const t = useTexts(TEXTS);
  return (
    <div className="decision">
      <Fields kind="Prediction" properties={prediction.properties} />
      {reviews.map(({ key, reviewer, decision, finalDecision, reason, reference, at }) => (
        <div key={key} className="card">
          <h3>{t.review}</h3>
          <div>
            <strong>
              <bdi>{reviewer}</bdi>
            </strong>{" "}
            {decision != null && t[decision]}
            {finalDecision != null && (
              <>
                : <Value value={finalDecision} />
              </>
            )}
          </div>
          {reason != null && (
            <p>
              <bdi>{reason}</bdi>
            </p>
          )}
          <p className="soft">
            {at != null && <Time at={at} />} <bdi>{reference}</bdi>
          </p>
        </div>
      ))}
      {outcomes.map(({ key, actual, source, at }) => (
        <div key={key} className="card">
          <h3>{t.outcome}</h3>
          <div>{actual == null ? <em>{t.erased}</em> : <Value value={actual} />}</div>
          <p className="soft">
            {at != null && <Time at={at} />} <bdi>{source}</bdi>
          </p>
        </div>
      ))}
    </div>
  );
}
