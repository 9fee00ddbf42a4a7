import { sha256Hex } from "#sha256";
import { badInputAt } from "../../facts/error.js";
import { json } from "../../facts/field.js";
import { canonical, isObject } from "../../facts/json.js";
import { parseKey, parseScalar, parseTime } from "../../facts/scalar.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import type { DatasetFacets, InputFacets, OutputFacets } from "./datasetFacets.js";
import { type EventSubject, type EventType, eventTypeOf, orderOf, typeOf } from "./eventType.js";
import { FACETS, type Said } from "./facets.js";
import { type FacetNotes, readFacets } from "./readFacets.js";
import type { JobFacets, RunFacets } from "./runFacets.js";
import { type Given, isGiven, memberOf, optional, text } from "./shape.js";

/** A data set as an event tells of it. */
export interface ToldDataset {
  /** `namespace/name`. */
  readonly name: string;
  readonly facets: Said<DatasetFacets>;
  readonly inputFacets: Said<InputFacets>;
  readonly outputFacets: Said<OutputFacets>;
}

/** An OpenLineage event, read: of job and dataset events only what names them. */
export interface LineageEvent {
  /** SHA-256 of its canonical JSON, in hex. */
  readonly key: string;
  readonly type: EventSubject;
  readonly runId: string | undefined;
  /** What happened. An event that does not say it tells of something OTHER. */
  readonly eventType: EventType;
  /** In canonical form. */
  readonly eventTime: string;
  /** A text whose order is that of events: their time with all its digits, and what comes first of the same time. */
  readonly order: string;
  /** `namespace/name`. */
  readonly job: string | undefined;
  readonly jobName: string | undefined;
  readonly runFacets: Said<RunFacets>;
  readonly jobFacets: Said<JobFacets>;
  readonly inputs: readonly ToldDataset[];
  readonly outputs: readonly ToldDataset[];
  /** The fact that keeps the event. */
  readonly fact: FactInput;
  readonly notes: EventNotes;
}

export interface EventNotes extends FacetNotes {
  /** Members that an event of this type does not have. They stand in the event. */
  readonly ignored: string[];
}

const EVENT = json("");
const maybeText = optional(text);
const BASE = ["eventTime", "producer", "schemaURL"];
const MEMBERS = {
  RUN: new Set([...BASE, "eventType", "run", "job", "inputs", "outputs"]),
  JOB: new Set([...BASE, "job", "inputs", "outputs"]),
  DATASET: new Set([...BASE, "dataset"]),
};

/**
 * An event of OpenLineage's specification 2-0-2, as JSON has it. Facets that are not what the specification says are kept and
 * noted. Throws BAD_USER_INPUT or LIMIT_EXCEEDED that names the place below `path`: what lacks its run, its job or its time, or
 * is too deep or too long to be kept.
 */
export function readEvent(value: unknown, path: string): LineageEvent {
  if (!isObject(value)) throw badInputAt(path === "" ? "event" : path, "must be an object");
  const event = parseScalar(EVENT, value, path === "" ? "event" : path);
  const type = typeOf(value, path);
  const notes: EventNotes = { mapped: [], kept: [], problems: [], ignored: [] };
  for (const name in value) if (!MEMBERS[type].has(name)) notes.ignored.push(memberOf(path, name));

  const eventTime = parseTime(value.eventTime, memberOf(path, "eventTime"));
  const eventType = eventTypeOf(type, value.eventType, memberOf(path, "eventType"));
  const producer = maybeText(value.producer, memberOf(path, "producer"));
  maybeText(value.schemaURL, memberOf(path, "schemaURL"));
  // no run is put together from job and dataset events, so that their facets stand in them alone
  const shapes = type === "RUN" ? FACETS : NO_FACETS;
  const run = type === "RUN" ? readRun(value, path, notes) : undefined;
  const job = type === "DATASET" ? undefined : readJob(value, path, shapes, notes);
  if (type === "DATASET") readDataset(value.dataset, memberOf(path, "dataset"), shapes, notes);
  const readAll = (name: "inputs" | "outputs") =>
    type === "DATASET" ? [] : readDatasets(value[name], memberOf(path, name), shapes, notes);
  const key = sha256Hex(canonical(event));
  const given = {
    key,
    event,
    type,
    runId: run?.runId,
    eventType: typeof value.eventType === "string" ? eventType : undefined,
    eventTime: value.eventTime,
    job: job?.id,
    producer,
  };
  return {
    key,
    type,
    runId: run?.runId,
    eventType,
    eventTime,
    order: orderOf(eventTime, value.eventTime, eventType, key),
    job: job?.id,
    jobName: job?.name,
    runFacets: run?.facets ?? {},
    jobFacets: job?.facets ?? {},
    inputs: readAll("inputs"),
    outputs: readAll("outputs"),
    fact: { kind: "RunEvent", input: given, path },
    notes,
  };
}

const NO_FACETS = { run: {}, job: {}, dataset: {}, input: {}, output: {} };
type FacetShapes = typeof FACETS | typeof NO_FACETS;

function member(event: Given, name: string, path: string): Given {
  const value = event[name];
  if (!isGiven(value)) throw badInputAt(memberOf(path, name), "is required");
  if (!isObject(value)) throw badInputAt(memberOf(path, name), "must be an object");
  return value;
}

function readRun(event: Given, path: string, notes: FacetNotes) {
  const run = member(event, "run", path);
  const at = memberOf(path, "run");
  const facets = readFacets(FACETS.run, run.facets, `${at}.facets`, { canBeDeleted: false, notes });
  return { runId: parseKey(run.runId, `${at}.runId`), facets };
}

function readJob(event: Given, path: string, shapes: FacetShapes, notes: FacetNotes) {
  const job = member(event, "job", path);
  const at = memberOf(path, "job");
  const [namespace, name] = [text(job.namespace, `${at}.namespace`), text(job.name, `${at}.name`)];
  const facets: Said<JobFacets> = readFacets<Partial<JobFacets>>(shapes.job, job.facets, `${at}.facets`, {
    canBeDeleted: true,
    notes,
  });
  return { id: `${namespace}/${name}`, name, facets };
}

function readDatasets(value: unknown, path: string, shapes: FacetShapes, notes: FacetNotes): ToldDataset[] {
  if (!isGiven(value)) return [];
  if (!Array.isArray(value)) throw badInputAt(path, "must be a list");
  return value.map((item, i) => readDataset(item, `${path}[${i}]`, shapes, notes));
}

function readDataset(value: unknown, path: string, shapes: FacetShapes, notes: FacetNotes): ToldDataset {
  if (!isGiven(value)) throw badInputAt(path, "is required");
  if (!isObject(value)) throw badInputAt(path, "must be an object");
  const [namespace, name] = [text(value.namespace, `${path}.namespace`), text(value.name, `${path}.name`)];
  const facetsAt = (member: string) => [value[member], `${path}.${member}`] as const;
  return {
    name: `${namespace}/${name}`,
    facets: readFacets<Partial<DatasetFacets>>(shapes.dataset, ...facetsAt("facets"), {
      canBeDeleted: true,
      notes,
    }),
    inputFacets: readFacets<Partial<InputFacets>>(shapes.input, ...facetsAt("inputFacets"), {
      canBeDeleted: false,
      notes,
    }),
    outputFacets: readFacets<Partial<OutputFacets>>(shapes.output, ...facetsAt("outputFacets"), {
      canBeDeleted: false,
      notes,
    }),
  };
}
