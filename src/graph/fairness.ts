import { badInputAt, ProoflineError, tooMuchAt } from "../facts/error.js";
import type { JsonValue } from "../facts/json.js";
import { type Correction, correctedValue } from "../fairness/corrected.js";
import { type Fairness, fairnessOf } from "../fairness/fairness.js";
import { type Observation, Tally } from "../fairness/tally.js";
import { extents } from "./coverage.js";
import type { Graph } from "./graph.js";
import { nextTurn } from "./nextTurn.js";
import { EARLIEST, LATEST } from "./page.js";
import { sourcesFor } from "./predictions.js";
import { defineQuery } from "./query.js";
import type { Row } from "./row.js";
import { sealedValues } from "./storedFact.js";
import { readBounded } from "./stream.js";

/** Times in canonical form, `from` inclusive and `to` exclusive. */
export interface FairnessRequest {
  readonly modelVersion: string;
  readonly attribute: string;
  readonly positive: JsonValue;
  readonly from: string | null;
  readonly to: string | null;
  /** Null for days: one, or as many as it takes for 90 buckets at most. */
  readonly bucketHours: number | null;
}

/** A prediction as the store has it: JSON texts, null for what was not given or is erased. */
interface Stored {
  readonly key: string;
  readonly time: number;
  readonly prediction: string | null;
  readonly features: string | null;
  readonly groups: string | null;
  readonly amendments: readonly Correction[];
  /** By the time when they became known. */
  readonly outcomes: readonly StoredOutcome[];
}

interface StoredOutcome {
  readonly actual: string | null;
  readonly amendments: readonly Correction[];
}

const pages = defineQuery<
  {
    readonly source: string;
    readonly from: string;
    readonly to: string;
    readonly afterKey: string;
    readonly limit: number;
  },
  Stored
>("fairness/page.cypher", (row) => {
  const archived = sealedValues(row);
  const given = (name: string): string | null => archived[name]?.value ?? row.textOrNull(name);
  return {
    key: row.text("key"),
    time: row.integer("time"),
    prediction: given("prediction"),
    features: given("features"),
    groups: given("groups"),
    amendments: correctionsOf(row.list("amendments")),
    outcomes: outcomesOf(row),
  };
});

const outcomesOf = (row: Row): StoredOutcome[] =>
  row.list("outcomes").map((item) => {
    const [actual, amendments]: unknown[] = Array.isArray(item) ? item : [];
    return {
      actual: textOrNull(actual),
      amendments: correctionsOf(Array.isArray(amendments) ? amendments : []),
    };
  });

const correctionsOf = (items: readonly unknown[]): Correction[] =>
  items.map((item) => {
    const [corrects, correction]: unknown[] = Array.isArray(item) ? item : [];
    return { corrects: namesOf(corrects), correction: textOrNull(correction) };
  });

/** A list of names over 4 KiB is sealed, and stored as its JSON text. */
function namesOf(corrects: unknown): readonly string[] {
  const names: unknown = typeof corrects === "string" ? JSON.parse(corrects) : corrects;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const USUAL_BUCKETS = 90;
/** Each bucket holds counts of each group, and is answered whole. */
const MAX_BUCKETS = 200;
const MAX_BUCKET_HOURS = 10 * 366 * DAY_HOURS;
const MAX_ATTRIBUTE_LENGTH = 200;
const PAGE = 2_000;
const PAGE_BYTES = 8 * 1024 * 1024;
/** Predictions that are counted before others have their turn: a few milliseconds. */
const TURN = 200;
/** A longer walk holds a place that others wait for. */
const MAX_PREDICTIONS = 5_000_000;

/**
 * What the predictions of a model version say of the groups of an attribute. Reads them page by page and counts, so that memory does
 * not grow with their number. Throws BAD_USER_INPUT, NOT_FOUND, LIMIT_EXCEEDED for too many buckets, predictions or groups, and
 * UNAVAILABLE when whoever asked has gone.
 *
 * @param isGone whether whoever asked does not wait any more
 */
export async function readFairness(
  graph: Graph,
  request: FairnessRequest,
  isGone: () => boolean,
): Promise<Fairness> {
  const { modelVersion, attribute, positive } = request;
  checkRequest(request);
  const sources = (await sourcesFor(graph, { model: null, modelVersion, deployment: null }, "")) ?? [];
  const range = { from: request.from ?? EARLIEST, to: request.to ?? LATEST };
  const found = await graph.read(extents, { sources, ...range });
  const first = Math.min(...found.map((extent) => Date.parse(extent.first)));
  const last = Math.max(...found.map((extent) => Date.parse(extent.last)));
  const bucketMs = HOUR_MS * bucketHoursOf(request.bucketHours, first, last);
  const question = {
    attribute,
    positive,
    from: Date.parse(range.from),
    to: Date.parse(range.to),
    bucketMs,
  };
  const tally = new Tally(question, first);
  const leftOut = { unknown: 0, unknownOutcomes: 0, redirected: 0 };
  for (const extent of found) {
    let from = extent.first;
    let afterKey = "";
    // what is recorded while this reads is in the range or not, as the walk comes to it
    const to = new Date(Date.parse(extent.last) + 1).toISOString();
    for (let hasNext = true; hasNext; ) {
      stopWhere(isGone);
      const params = { source: extent.source, from, to, afterKey, limit: PAGE };
      const { rows, isCut } = await readBounded(graph, pages, params, PAGE_BYTES, sizeOf);
      for (const [i, row] of rows.entries()) {
        if (i % TURN === 0) await nextTurn();
        const observation = observationOf(row, leftOut);
        if (observation !== undefined) tally.add(observation);
      }
      if (tally.predictions > MAX_PREDICTIONS)
        throw tooMuchAt(
          "served",
          `more than ${MAX_PREDICTIONS} predictions are in this range: ask for a shorter one`,
        );
      const end = rows.at(-1);
      hasNext = end !== undefined && (isCut || rows.length === PAGE);
      if (end !== undefined) {
        from = new Date(end.time).toISOString();
        afterKey = end.key;
      }
    }
  }
  for (const work = fairnessOf(tally, leftOut); ; ) {
    const { done, value } = work.next();
    if (done === true) return value;
    await nextTurn();
    stopWhere(isGone);
  }
}

function checkRequest({ attribute, bucketHours }: FairnessRequest): void {
  if (attribute === "" || attribute.length > MAX_ATTRIBUTE_LENGTH)
    throw badInputAt("attribute", `must be a name of 1 to ${MAX_ATTRIBUTE_LENGTH} characters`);
  if (bucketHours !== null && (bucketHours < 1 || bucketHours > MAX_BUCKET_HOURS))
    throw badInputAt("bucketHours", `must be from 1 to ${MAX_BUCKET_HOURS}`);
}

/** Throws LIMIT_EXCEEDED where hours that were asked for make too many buckets. */
function bucketHoursOf(given: number | null, first: number, last: number): number {
  const hours = Math.max(0, last - first) / HOUR_MS;
  if (given === null) return DAY_HOURS * Math.max(1, Math.ceil(hours / DAY_HOURS / (USUAL_BUCKETS - 1)));
  if (hours / given >= MAX_BUCKETS)
    throw tooMuchAt(
      "bucketHours",
      `makes more than ${MAX_BUCKETS} buckets: ask for at least ${Math.ceil(hours / (MAX_BUCKETS - 1))}, or for a shorter time`,
    );
  return given;
}

function stopWhere(isGone: () => boolean): void {
  if (isGone()) throw new ProoflineError("UNAVAILABLE", "whoever asked has closed the connection");
}

const sizeOf = ({ prediction, features, groups, outcomes }: Stored): number =>
  (prediction?.length ?? 0) +
  (features?.length ?? 0) +
  (groups?.length ?? 0) +
  outcomes.reduce((sum, { actual }) => sum + (actual?.length ?? 0), 0);

/** Undefined where what was answered is not known. */
function observationOf(
  { time, amendments, outcomes, ...stored }: Stored,
  leftOut: { unknown: number; unknownOutcomes: number; redirected: number },
): Observation | undefined {
  const prediction = correctedValue("prediction", stored.prediction, amendments);
  if (prediction === null) {
    leftOut.unknown++;
    return undefined;
  }
  if (amendments.some(({ corrects }) => corrects.some((name) => CAUSES.has(name)))) leftOut.redirected++;
  const known = outcomes.map((one) => correctedValue("actual", one.actual, one.amendments));
  leftOut.unknownOutcomes += known.filter((actual) => actual === null).length;
  return {
    time,
    prediction,
    features: correctedValue("features", stored.features, amendments),
    groups: correctedValue("groups", stored.groups, amendments),
    // of several the one that became known last
    actual: known.findLast((actual) => actual !== null),
  };
}

const CAUSES: ReadonlySet<string> = new Set(["deployment", "modelVersion"]);
