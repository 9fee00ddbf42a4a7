import { useState } from "react";
import type { LatestPredictionsQuery, LatestPredictionsQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { FactLink } from "../../parts/FactLink.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { Pager } from "../../parts/Pager.js";
import { Time } from "../../parts/Time.js";
import { useQuery } from "../../useQuery.js";
import LATEST from "./latest.graphql?raw";
import { RequestForm } from "./RequestForm.js";

const TEXTS = texts(
  {
    title: "What led to this decision?",
    lead: "Give the request id of a prediction: its report says which model made it, on what data that was trained, who approved it and who reviewed the decision, and proves it.",
    latest: "Latest predictions",
    request: "Request",
    when: "When",
    by: "Served by",
    none: "No prediction is recorded yet.",
  },
  {
    title: "Wie kam es zu dieser Entscheidung?",
    lead: "Geben Sie die Request-Id einer Vorhersage ein: Der Bericht sagt, welches Modell sie gemacht hat, mit welchen Daten es trainiert wurde, wer es freigegeben und wer die Entscheidung überprüft hat – und beweist es.",
    latest: "Neueste Vorhersagen",
    request: "Anfrage",
    when: "Wann",
    by: "Bedient von",
    none: "Noch ist keine Vorhersage aufgezeichnet.",
  },
);
const PAGE = 20;

export function Latest() {
  const t = useTexts(TEXTS);
  const [after, setAfter] = useState<string>();
  const { data, error, isLoading, again } = useQuery<LatestPredictionsQuery, LatestPredictionsQueryVariables>(
    LATEST,
    { first: PAGE, ...(after === undefined ? {} : { after }) },
  );
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <RequestForm />
      <h2>{t.latest}</h2>
      {error !== undefined && <Failure error={error} again={again} />}
      {isLoading && data === undefined && <Loading />}
      {data?.predictions.edges.length === 0 && <p>{t.none}</p>}
      {data !== undefined && data.predictions.edges.length > 0 && (
        <div className="table">
          <div className="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.request}</th>
                  <th scope="col">{t.when}</th>
                  <th scope="col">{t.by}</th>
                </tr>
              </thead>
              <tbody>
                {data.predictions.edges.map(
                  ({ node: { requestId, timestamp, deployment, modelVersion } }) => (
                    <tr key={requestId}>
                      <td>
                        <FactLink fact={{ kind: "Prediction", key: requestId }} hidesKind />
                      </td>
                      <td>{typeof timestamp === "string" && <Time at={timestamp} />}</td>
                      <td>
                        {typeof deployment === "string" ? (
                          <FactLink fact={{ kind: "Deployment", key: deployment }} hidesKind />
                        ) : (
                          typeof modelVersion === "string" && (
                            <FactLink fact={{ kind: "ModelVersion", key: modelVersion }} hidesKind />
                          )
                        )}
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          </div>
          <Pager pageInfo={data.predictions.pageInfo} after={after} setAfter={setAfter} />
        </div>
      )}
    </>
  );
}
