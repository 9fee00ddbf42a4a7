import type { Address } from "../../address.js";
import { AllModels } from "./AllModels.js";
import { OneModel } from "./OneModel.js";

/** `#/models`, `#/models/credit-risk%407` */
export function Models({ path: [key], parameters }: Address) {
  return key === undefined ? <AllModels parameters={parameters} /> : <OneModel modelVersion={key} />;
}
