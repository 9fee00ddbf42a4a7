import type { DatasetFacets, InputFacets, OutputFacets } from "./datasetFacets.js";
import type { ToldDataset } from "./event.js";
import type { Said } from "./facets.js";

type ToldFacets = Pick<ToldDataset, "facets" | "inputFacets" | "outputFacets">;

/** A data set that a run reads or writes, by all that its events say. */
export interface RunDataset {
  /** `namespace/name`. */
  readonly name: string;
  readonly version: string | undefined;
  readonly facets: Said<DatasetFacets>;
  readonly inputFacets: Said<InputFacets>;
  readonly outputFacets: Said<OutputFacets>;
}

const NOTHING: ToldFacets = { facets: {}, inputFacets: {}, outputFacets: {} };

/** What is said later of a facet replaces what was said of it before. */
const withMore = (before: ToldFacets, more: ToldFacets): ToldFacets => ({
  facets: { ...before.facets, ...more.facets },
  inputFacets: { ...before.inputFacets, ...more.inputFacets },
  outputFacets: { ...before.outputFacets, ...more.outputFacets },
});

interface DatasetState {
  /** What all say of it, whichever version they mean. */
  all: ToldFacets;
  readonly ofVersion: Map<string, ToldFacets>;
  /** The versions that the last event gave which gave some: several where the run reads several. */
  versions: readonly string[];
}

/** The inputs or the outputs of a run, collected from its events in their order. */
export class Datasets {
  readonly #states = new Map<string, DatasetState>();

  add(told: readonly ToldDataset[]): void {
    for (const name of new Set(told.map((dataset) => dataset.name)))
      addTo(
        this.#state(name),
        told.filter((dataset) => dataset.name === name),
      );
  }

  /** A data set that something else than an input or an output names. */
  addName(name: string): void {
    this.#state(name);
  }

  /** In the order of their names and versions, so that it does not depend on how the events named them. */
  list(): RunDataset[] {
    return [...this.#states]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, { all, ofVersion, versions }]): readonly RunDataset[] =>
        versions.length === 0
          ? [{ name, version: undefined, ...all }]
          : versions.map((version) => {
              const own = versions.length === 1 ? all : withMore(all, ofVersion.get(version) ?? NOTHING);
              return { name, version, ...own };
            }),
      );
  }

  #state(name: string): DatasetState {
    const known = this.#states.get(name);
    if (known !== undefined) return known;
    const state: DatasetState = { all: NOTHING, ofVersion: new Map(), versions: [] };
    this.#states.set(name, state);
    return state;
  }
}

/** What one event says of one data set, more than once where it names several versions. */
function addTo(state: DatasetState, told: readonly ToldDataset[]): void {
  const versions = new Set<string>();
  for (const dataset of told) {
    state.all = withMore(state.all, dataset);
    const version = dataset.facets.version?.datasetVersion;
    if (version !== undefined) {
      versions.add(version);
      state.ofVersion.set(version, withMore(state.ofVersion.get(version) ?? NOTHING, dataset));
    } else if ("version" in dataset.facets) state.versions = [];
  }
  if (versions.size > 0) state.versions = [...versions].sort();
}
