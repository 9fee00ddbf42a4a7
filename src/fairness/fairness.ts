import { bootstrap, type DisparityIntervals, REPLICATES } from "./bootstrap.js";
import { type Drift, driftOf, isSampled } from "./drift/drift.js";
import { RESERVOIR } from "./drift/sample.js";
import { type GroupRates, ratesOf } from "./groupRates.js";
import { type LeftOut, notesOf } from "./notes.js";
import { quote } from "./quote.js";
import { seededRandom } from "./random.js";
import { CELLS, type Interval, sharesOf } from "./rates.js";
import { MAX_FEATURES, SEED, type Tally } from "./tally.js";

/** One stretch of time. Times in canonical form, `to` exclusive. */
export interface FairnessBucket {
  readonly from: string;
  readonly to: string;
  readonly groups: readonly GroupRates[];
}

export interface Fairness {
  readonly attribute: string;
  readonly predictions: number;
  readonly groups: readonly GroupRates[];
  readonly demographicParityDifference: Interval;
  readonly demographicParityRatio: Interval;
  readonly equalOpportunityDifference: Interval | null;
  readonly equalizedOddsDifference: Interval | null;
  readonly buckets: readonly FairnessBucket[];
  readonly drift: readonly Drift[];
  readonly notes: readonly string[];
  readonly seed: number;
  readonly replicates: number;
}

/** Groups that are shown: the largest. */
export const SHOWN_GROUPS = 50;

/** All that was counted, as rates, distances and notes. Yields between parts of the work, so that others have their turn. */
export function* fairnessOf(tally: Tally, leftOut: LeftOut): Generator<void, Fairness> {
  const largest = [...tally.groups]
    .map(([group, cells]) => ({ group, cells, predictions: sharesOf(cells).selected.of }))
    .sort((a, b) => b.predictions - a.predictions || compare(a.group, b.group));
  const shown = largest.slice(0, SHOWN_GROUPS).sort((a, b) => compare(a.group, b.group));
  const names = new Set(shown.map(({ group }) => group));
  const cells = new Float64Array(shown.length * CELLS);
  for (const [i, one] of shown.entries()) cells.set(one.cells, i * CELLS);
  const disparities: DisparityIntervals = yield* bootstrap(cells, seededRandom(SEED));
  const groups = shown.map((one) => ratesOf(one.group, one.cells));
  const { drift, notes } = yield* driftIn(tally);
  const { equalOpportunityDifference, equalizedOddsDifference } = disparities;
  return {
    attribute: tally.question.attribute,
    predictions: tally.predictions,
    groups,
    demographicParityDifference: disparities.demographicParityDifference,
    demographicParityRatio: disparities.demographicParityRatio,
    equalOpportunityDifference: equalOpportunityDifference.value === null ? null : equalOpportunityDifference,
    equalizedOddsDifference: equalizedOddsDifference.value === null ? null : equalizedOddsDifference,
    buckets: bucketsOf(tally, names),
    drift,
    notes: [...notesOf(tally, leftOut, groups, largest.slice(SHOWN_GROUPS)), ...notes],
    seed: SEED,
    replicates: REPLICATES,
  };
}

/** By code units, the same everywhere. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function bucketsOf({ buckets, question }: Tally, shown: ReadonlySet<string>): FairnessBucket[] {
  const { bucketMs, from, to } = question;
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([bucket, groups]) => ({
      // the first and the last may be cut by the range that was asked for
      from: new Date(Math.max(bucket * bucketMs, from)).toISOString(),
      to: new Date(Math.min((bucket + 1) * bucketMs, to)).toISOString(),
      groups: [...groups]
        .filter(([group]) => shown.has(group))
        .sort(([a], [b]) => compare(a, b))
        .map(([group, cells]) => ratesOf(group, cells)),
    }))
    .filter(({ groups }) => groups.length > 0);
}

function* driftIn(tally: Tally): Generator<void, { drift: Drift[]; notes: string[] }> {
  const sides = [...tally.features].sort(([a], [b]) => compare(a, b));
  if (!sides.some(([, { current }]) => current.count > 0)) {
    const note =
      "drift is not measured: all features are of one bucket, so that there is nothing to compare it with. Ask for a longer time or a smaller bucketHours";
    return { drift: [], notes: sides.length === 0 ? [] : [note] };
  }
  const drift: Drift[] = [];
  const notes: string[] = [];
  for (const [feature, { reference, current }] of sides) {
    const measured = driftOf(feature, reference, current);
    if ("reason" in measured) notes.push(`drift of ${quote(feature)} is not measured: ${measured.reason}`);
    else drift.push(measured);
    yield;
  }
  if (sides.some(([, { reference, current }]) => isSampled(reference) || isSampled(current)))
    notes.push(
      `drift of numbers is measured on a random sample of ${RESERVOIR} of each side where there are more, with seed ${SEED}`,
    );
  if (tally.hasMoreFeatures) notes.push(`drift is measured of the first ${MAX_FEATURES} features only`);
  return { drift, notes };
}
