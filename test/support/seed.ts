import { randomInt } from "node:crypto";
import { seededRandom } from "../../src/fairness/random.js";

const given = process.env.PROOFLINE_TEST_SEED;

/** Of all that chance decides in this run. PROOFLINE_TEST_SEED sets it, so that a run can be repeated. */
export const SEED = given === undefined || given === "" ? randomInt(2 ** 31) : Number(given);
if (!Number.isInteger(SEED)) throw new TypeError("PROOFLINE_TEST_SEED must be a whole number");

/** The same numbers of [0, 1) for a trial, whatever other trials drew. */
export const chanceOf = (trial: string): (() => number) =>
  seededRandom([...trial].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, SEED));

/** One line of what a trial did, with what it takes to do the same again. */
export function tellTrial(trial: string, counts: Readonly<Record<string, number | string>>): void {
  const told = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  console.log(`${trial}: ${told.join(", ")}, PROOFLINE_TEST_SEED=${SEED}`);
}
