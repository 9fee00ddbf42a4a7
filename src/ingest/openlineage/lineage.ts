import type { LineageEvent } from "./event.js";
import type { LineageEntry, LineageFacet, LineageInput, Transformed } from "./lineageFacet.js";

/** A source of a data set or of one of its columns. */
export interface Source {
  /** The data set, `namespace/name`. */
  readonly dataset: string;
  /** The column; undefined is the data set as a whole. */
  readonly field: string | undefined;
  readonly transformations: readonly Transformed[];
}

/** What lineage facets say of one output. */
export interface Flow {
  /** The data sets that it was made from, as far as something says so; undefined where nothing does. */
  readonly inputs: ReadonlySet<string> | undefined;
  /** Columns that all of it depends on, as those that rows were chosen by. */
  readonly wide: readonly Source[];
  /** Its columns and what each was made from; undefined where no lineage facet speaks of columns. */
  readonly fields: ReadonlyMap<string, readonly Source[]> | undefined;
}

interface FlowState {
  isSaid: boolean;
  readonly inputs: Set<string>;
  readonly wide: Map<string, Source>;
  readonly fields: Map<string, Map<string, Source>>;
}

/**
 * Which inputs each output has, by the lineage facets of a run's events, which add up (OpenLineage's proposal "Explicit
 * lineage"). Sources that are jobs have no place in facts, and stand in the events.
 */
export class Lineage {
  readonly #flows = new Map<string, FlowState>();
  /** Data sets that the run's own job is said to take in. */
  readonly #taken = new Set<string>();

  add(event: LineageEvent): void {
    const { lineage } = event.jobFacets;
    if (lineage === undefined && "lineage" in event.jobFacets) this.#flows.clear();
    for (const entry of lineage?.entries ?? []) this.#addEntry(entry, event.job);
    for (const { name, facets } of event.outputs)
      if (facets.lineage !== undefined) this.#addFlow(name, facets.lineage);
  }

  /** The outputs that the facets name. */
  get targets(): readonly string[] {
    return [...this.#flows.keys()];
  }

  get taken(): readonly string[] {
    return [...this.#taken];
  }

  flowOf(output: string): Flow | undefined {
    const flow = this.#flows.get(output);
    if (flow === undefined) return undefined;
    const { isSaid, inputs, wide, fields } = flow;
    const ofColumns = new Map([...fields].map(([name, sources]) => [name, [...sources.values()]]));
    return {
      inputs: isSaid ? inputs : undefined,
      wide: [...wide.values()],
      fields: fields.size > 0 ? ofColumns : undefined,
    };
  }

  #addEntry(entry: LineageEntry, job: string | undefined): void {
    if (entry.type === "DATASET" && entry.namespace !== undefined && entry.name !== undefined)
      this.#addFlow(`${entry.namespace}/${entry.name}`, entry);
    const isOwn = entry.name === undefined || `${entry.namespace}/${entry.name}` === job;
    if (entry.type !== "JOB" || !isOwn) return;
    for (const source of sourcesOf(entry.inputs ?? [])) this.#taken.add(source.dataset);
  }

  #addFlow(target: string, { inputs, fields }: LineageFacet): void {
    const flow = this.#flows.get(target) ?? {
      isSaid: false,
      inputs: new Set(),
      wide: new Map(),
      fields: new Map(),
    };
    this.#flows.set(target, flow);
    // an empty list says that there is no source; a list that is not there says nothing
    if (inputs !== undefined || (fields ?? []).length > 0) flow.isSaid = true;
    for (const source of sourcesOf(inputs ?? [])) {
      flow.inputs.add(source.dataset);
      if (source.field !== undefined) addSource(flow.wide, source);
    }
    for (const [name, { inputs: ofField }] of fields ?? []) {
      const known = flow.fields.get(name) ?? new Map<string, Source>();
      flow.fields.set(name, known);
      for (const source of sourcesOf(ofField)) {
        flow.inputs.add(source.dataset);
        addSource(known, source);
      }
    }
  }
}

const sourcesOf = (inputs: readonly LineageInput[]): Source[] =>
  inputs.flatMap(({ type, namespace, name, field, transformations }) =>
    type !== "DATASET" || namespace === undefined || name === undefined
      ? []
      : [{ dataset: `${namespace}/${name}`, field, transformations: transformations ?? [] }],
  );

/** Later events say again what earlier ones said: the last one of the same column counts. */
const addSource = (sources: Map<string, Source>, source: Source): void => {
  sources.set(JSON.stringify([source.dataset, source.field]), source);
};
