import { parseFact } from "../../../../src/facts/parse.js";
import {
  type Assembled,
  type AssembleOptions,
  assembleRun,
} from "../../../../src/ingest/openlineage/assemble.js";
import { type LineageEvent, readEvent } from "../../../../src/ingest/openlineage/event.js";
import { type Run, type RunPart, readRun } from "../../../../src/ingest/openlineage/run.js";
import type { RunFact } from "../../../../src/ingest/openlineage/runFact.js";
import type { World } from "../../../../src/ingest/openlineage/world.js";

export type Json = Readonly<Record<string, unknown>>;

const PRODUCER = "https://github.com/OpenLineage/OpenLineage/tree/1.40.0/client/python";
export const SCHEMA_URL = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
export const RUN_ID = "0198b0b2-4f6c-7c11-9f0a-0d4c6f0f2f11";

/** A facet as clients send it. */
export const facet = (members: Json): Json => ({
  _producer: PRODUCER,
  _schemaURL: "https://openlineage.io/spec/facets/1-0-0/Facet.json",
  ...members,
});
export const dataset = (id: string, members: Json = {}): Json => {
  const at = id.lastIndexOf("/");
  return { namespace: id.slice(0, at), name: id.slice(at + 1), ...members };
};
export const versioned = (id: string, version: string, members: Json = {}): Json =>
  dataset(id, { facets: { version: facet({ datasetVersion: version }) }, ...members });

/** A run event, one second after the other where no time is given. */
export const runEvent = (
  eventType: string,
  second: number,
  { run = {}, job = {}, ...members }: { run?: Json; job?: Json; [name: string]: unknown } = {},
): Json => ({
  eventType,
  eventTime: `2026-11-01T10:00:${String(second).padStart(2, "0")}.000Z`,
  run: { runId: RUN_ID, ...run },
  job: { namespace: "jobs", name: "etl", ...job },
  producer: PRODUCER,
  schemaURL: SCHEMA_URL,
  ...members,
});

export const read = (events: readonly Json[]): LineageEvent[] => events.map((event) => readEvent(event, ""));

export const NOTHING_KNOWN: World = {
  versions: new Set(),
  written: new Set(),
  current: new Map(),
  tables: new Set(),
};

export function partsOf(run: Run): readonly RunPart[] {
  if ("reason" in run) throw new Error(run.reason);
  return run.parts;
}

/** The facts of a part, each of which the Recorder's own validation takes. */
export function assembled(
  part: RunPart | undefined,
  world = NOTHING_KNOWN,
  options: AssembleOptions = {},
): Assembled {
  if (part === undefined) throw new Error("no such part");
  const result = assembleRun(part, world, options);
  if ("reason" in result) throw new Error(result.reason);
  for (const { kind, input, path } of result.facts) parseFact(kind, input, path);
  return result;
}

/** The facts of the one run that the events tell of. */
export function factsOf(
  events: readonly Json[],
  world = NOTHING_KNOWN,
  options: AssembleOptions = {},
): Map<string, Json> {
  const { facts } = assembled(partsOf(readRun(read(events))).at(-1), world, options);
  return byName(facts);
}

/** By kind and key, without evidence and what is not given. */
export const byName = (facts: readonly RunFact[]): Map<string, Json> =>
  new Map(
    facts.map(({ kind, key, input }) => {
      const { toldBy: _, key: __, ...fields } = input;
      return [`${kind} ${key}`, JSON.parse(JSON.stringify(fields))];
    }),
  );
