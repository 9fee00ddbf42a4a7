import { tooMuchAt } from "../facts/error.js";
import { isObject, type JsonValue } from "../facts/json.js";
import { FeatureSample } from "./drift/sample.js";
import { type GroupValues, groupOf, isSelected } from "./observation.js";
import { type Random, seededRandom } from "./random.js";
import { type Actual, CELLS, cellOf } from "./rates.js";

/** What is asked of each prediction, and the range of time that they lie in, in milliseconds since 1970, `to` exclusive. */
export interface Question {
  readonly attribute: string;
  readonly positive: JsonValue;
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
}

/** A prediction's opened values, and what turned out to be true of it. */
export interface Observation extends GroupValues {
  readonly time: number;
  readonly prediction: JsonValue;
  /** Undefined where nothing is known; the outcome's value in the form of an answer. */
  readonly actual: JsonValue | undefined;
}

/** Of one feature, the values in the first bucket, and those in all later ones. */
export interface FeatureSides {
  readonly reference: FeatureSample;
  readonly current: FeatureSample;
}

/** More groups than this are refused: it is no attribute that groups people. */
export const MAX_GROUPS = 200;
/** Further features are not measured. */
export const MAX_FEATURES = 100;
/** Of the random numbers of an analysis. */
export const SEED = 1;

type Groups = Map<string, Float64Array>;

/** Counts predictions one by one, in any order, in memory that does not grow with their number. */
export class Tally {
  readonly question: Question;
  readonly groups: Groups = new Map();
  /** By the number of the bucket since 1970. */
  readonly buckets = new Map<number, Groups>();
  readonly features = new Map<string, FeatureSides>();
  /** Some features were left out. */
  hasMoreFeatures = false;
  /** Predictions whose features are no object. */
  withoutFeatures = 0;
  predictions = 0;
  /** Of these, those that no value of the attribute puts into a group. */
  withoutGroup = 0;
  readonly #firstBucket: number;
  readonly #random: Random = seededRandom(SEED);

  /** @param first the time of the first prediction, whose bucket is the reference of drift */
  constructor(question: Question, first: number) {
    this.question = question;
    this.#firstBucket = this.#bucketAt(first);
  }

  /** Throws LIMIT_EXCEEDED where the attribute has too many values. */
  add(observation: Observation): void {
    const { attribute, positive } = this.question;
    this.predictions++;
    const bucket = this.#bucketAt(observation.time);
    this.#addFeatures(observation.features, bucket === this.#firstBucket);
    const group = groupOf(observation, attribute);
    if (group === null) {
      this.withoutGroup++;
      return;
    }
    const { actual } = observation;
    const outcome: Actual = actual === undefined ? null : isSelected(actual, positive);
    const cell = cellOf(isSelected(observation.prediction, positive), outcome);
    if (!this.groups.has(group) && this.groups.size === MAX_GROUPS)
      throw tooMuchAt(
        "attribute",
        `has more than ${MAX_GROUPS} values: name one that puts people into groups, an age band rather than an age`,
      );
    count(this.groups, group, cell);
    let groups = this.buckets.get(bucket);
    if (groups === undefined) {
      groups = new Map();
      this.buckets.set(bucket, groups);
    }
    count(groups, group, cell);
  }

  #bucketAt(time: number): number {
    return Math.floor(time / this.question.bucketMs);
  }

  #addFeatures(features: JsonValue, isReference: boolean): void {
    if (!isObject(features)) {
      this.withoutFeatures++;
      return;
    }
    for (const name of Object.keys(features)) {
      let sides = this.features.get(name);
      if (sides === undefined) {
        if (this.features.size === MAX_FEATURES) {
          this.hasMoreFeatures = true;
          continue;
        }
        sides = { reference: new FeatureSample(this.#random), current: new FeatureSample(this.#random) };
        this.features.set(name, sides);
      }
      (isReference ? sides.reference : sides.current).add((features[name] ?? null) as JsonValue);
    }
  }
}

function count(groups: Groups, group: string, cell: number): void {
  let cells = groups.get(group);
  if (cells === undefined) {
    cells = new Float64Array(CELLS);
    groups.set(group, cells);
  }
  cells[cell] = (cells[cell] ?? 0) + 1;
}
