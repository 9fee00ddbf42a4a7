import { findingAt, type GapRule } from "../rule.js";
import { called, capital } from "../words.js";

/** A prediction that does not say which deployment made it. */
export const noDeployment: GapRule = {
  code: "NO_DEPLOYMENT",
  severity: "ERROR",
  check: ({ prediction }) =>
    prediction === null || prediction.index === null || prediction.fields.deployment !== null
      ? []
      : [
          findingAt(
            prediction,
            `${capital(called(prediction))} names no deployment, so it is not known where the model ran and who put it there. ` +
              "Record the deployment with recordDeployment, and the predictions it makes with its key as deployment.",
          ),
        ],
};
