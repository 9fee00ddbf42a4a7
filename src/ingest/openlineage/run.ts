import { Datasets, type RunDataset } from "./datasets.js";
import type { LineageEvent } from "./event.js";
import type { EventType } from "./eventType.js";
import type { Said } from "./facets.js";
import { type Flow, Lineage } from "./lineage.js";
import type { JobFacets, RunFacets } from "./runFacets.js";
import { Told } from "./told.js";

/** What facts are made from at once: a run that is over, or what a streaming job did until one of its events. */
export interface RunPart {
  /** The run's id, of a streaming job's event `runId@eventTime`. */
  readonly key: string;
  readonly runId: string;
  /** `namespace/name`. */
  readonly job: string;
  readonly jobName: string;
  readonly startedAt: string | undefined;
  readonly endedAt: string;
  /** When it began, as far as its events say so: what is current then is what it reads. */
  readonly began: string;
  /** How a run ended; undefined for a streaming job that goes on. */
  readonly ended: "COMPLETE" | "FAIL" | "ABORT" | undefined;
  readonly runFacets: Said<RunFacets>;
  readonly jobFacets: Said<JobFacets>;
  readonly inputs: readonly RunDataset[];
  readonly outputs: readonly RunDataset[];
  readonly flowOf: (output: string) => Flow | undefined;
  readonly told: Told;
  /** The key of the event by which it is known that this part is over. */
  readonly last: string;
}

/** The parts of a run, or why there can be none. */
export type Run = { readonly parts: readonly RunPart[] } | { readonly reason: string };

const ENDS: ReadonlySet<EventType> = new Set(["COMPLETE", "FAIL", "ABORT"]);

/**
 * What the events of one run tell, in whatever order they are given: a part for the run when one of them ends it, and of a
 * streaming job one for each time at which it says what it has written.
 *
 * A part of a streaming job needs none of the events of others: those that are no RUNNING ones with outputs are enough.
 */
export function readRun(events: readonly LineageEvent[]): Run {
  const inOrder = events.filter(({ type }) => type === "RUN").sort(byOrder);
  const jobs = [...new Set(inOrder.map(({ job }) => job))];
  if (jobs.length > 1)
    return {
      reason: `its events name more than one job: ${jobs.slice(0, 3).join(", ")}. A run id is of one run`,
    };
  const isStream = isStreaming(inOrder);
  const isOfWindow = ({ eventType, outputs }: LineageEvent) =>
    isStream && eventType === "RUNNING" && outputs.length > 0;
  const others = inOrder.filter((event) => !isOfWindow(event));
  const windows = new Map<string, LineageEvent[]>();
  for (const event of inOrder.filter(isOfWindow)) {
    const known = windows.get(event.eventTime);
    if (known === undefined) windows.set(event.eventTime, [event]);
    else known.push(event);
  }
  const last = inOrder.findLast(({ eventType }) => ENDS.has(eventType));
  const parts = [...windows].map(([time, window]) =>
    windowPart(`${window[0]?.runId}@${time}`, others, window),
  );
  if (last === undefined) return { parts };
  const key = last.runId ?? "";
  return { parts: [...parts, wholePart(key, others, last, inOrder.filter(isOfWindow))] };
}

const byOrder = (a: LineageEvent, b: LineageEvent) => (a.order < b.order ? -1 : 1);

function isStreaming(events: readonly LineageEvent[]): boolean {
  const kind = foldFacets(events, ({ jobFacets }) => jobFacets).jobType?.processingType.toUpperCase();
  return kind === "STREAMING" || kind === "SERVICE";
}

/** A facet that is said later replaces the one before it. */
function foldFacets<T extends object>(
  events: readonly LineageEvent[],
  of: (event: LineageEvent) => Said<T>,
): Said<T> {
  const said: Said<T> = {};
  for (const event of events) Object.assign(said, of(event));
  return said;
}

/** What a streaming job did until it said it. Events of the same time say it together. */
function windowPart(key: string, others: readonly LineageEvent[], window: readonly LineageEvent[]): RunPart {
  const last = window.reduce((_, event) => event);
  const before = others.filter(({ eventTime }) => eventTime <= last.eventTime);
  const part = partOf([...before, ...window].sort(byOrder), {
    key,
    last,
    ended: undefined,
    writes: (name) => window.some(({ outputs }) => outputs.some((output) => output.name === name)),
  });
  if (part.jobFacets.jobType?.emissionPattern?.eventContentMode !== "COMPLETE_SNAPSHOT") return part;
  const read = new Set(window.flatMap(({ inputs }) => inputs.map(({ name }) => name)));
  return { ...part, inputs: part.inputs.filter(({ name }) => read.has(name)) };
}

/** The whole run, of a streaming job without what its RUNNING events have said that it wrote. */
function wholePart(
  key: string,
  others: readonly LineageEvent[],
  last: LineageEvent,
  ofWindows: readonly LineageEvent[],
): RunPart {
  const ended = last.eventType === "COMPLETE" || last.eventType === "FAIL" ? last.eventType : "ABORT";
  const part = partOf(others, { key, last, ended, writes: () => true });
  const written = new Set<string>();
  for (const { name, facets } of ofWindows.flatMap(({ outputs }) => outputs))
    written.add(name).add(`${name}@${facets.version?.datasetVersion}`);
  const saidAtEnd = new Set(last.outputs.map(({ name }) => name));
  return {
    ...part,
    outputs: part.outputs.filter(
      ({ name, version }) =>
        !written.has(name) ||
        (saidAtEnd.has(name) && (version === undefined || !written.has(`${name}@${version}`))),
    ),
  };
}

function partOf(
  events: readonly LineageEvent[],
  {
    key,
    last,
    ended,
    writes,
  }: {
    key: string;
    last: LineageEvent;
    ended: RunPart["ended"];
    writes: (output: string) => boolean;
  },
): RunPart {
  const [inputs, outputs, lineage, told] = [new Datasets(), new Datasets(), new Lineage(), new Told()];
  for (const event of events) {
    inputs.add(event.inputs);
    outputs.add(event.outputs);
    lineage.add(event);
    told.add(event);
  }
  for (const target of lineage.targets) outputs.addName(target);
  const written = outputs.list().filter(({ name }) => writes(name));
  for (const name of [...lineage.taken, ...written.flatMap((output) => sourcesOf(output, lineage))])
    inputs.addName(name);
  const start = events.find(({ eventType }) => eventType === "START")?.eventTime;
  const endedAt = last.eventTime;
  return {
    key,
    runId: last.runId ?? "",
    job: last.job ?? "",
    jobName: last.jobName ?? "",
    // a clock that went back between them: nothing can end before it starts
    startedAt: start !== undefined && start <= endedAt ? start : undefined,
    endedAt,
    began: ended === undefined ? endedAt : (start ?? events[0]?.eventTime ?? endedAt),
    ended,
    runFacets: foldFacets(events, ({ runFacets }) => runFacets),
    jobFacets: foldFacets(events, ({ jobFacets }) => jobFacets),
    inputs: inputs.list(),
    outputs: written,
    flowOf: (output) => lineage.flowOf(output),
    told,
    last: last.key,
  };
}

/** The data sets that an output was made from, where its facets name them: the run read them, listed as inputs or not. */
function sourcesOf({ name, facets }: RunDataset, lineage: Lineage): string[] {
  const said = lineage.flowOf(name)?.inputs;
  if (said !== undefined) return [...said];
  const { fields = [], dataset } = facets.columnLineage ?? {};
  return [...fields.flatMap(([, { inputFields }]) => inputFields), ...(dataset ?? [])].map(
    (field) => `${field.namespace}/${field.name}`,
  );
}
