import type { PredictionTrail } from "../trail.js";
import type { Answer } from "./answer.js";
import { approvedBy } from "./approvedBy.js";
import { reviewedBy } from "./reviewedBy.js";
import { trainedOn } from "./trainedOn.js";
import { whichModel } from "./whichModel.js";

/** The four questions that every report answers. */
export interface Answers {
  readonly whichModel: Answer;
  readonly trainedOn: Answer;
  readonly approvedBy: Answer;
  readonly reviewedBy: Answer;
}

/** The answers that a trail gives. What is not known is said, and why. */
export const answersOf = (trail: PredictionTrail): Answers => ({
  whichModel: whichModel(trail),
  trainedOn: trainedOn(trail),
  approvedBy: approvedBy(trail),
  reviewedBy: reviewedBy(trail),
});
