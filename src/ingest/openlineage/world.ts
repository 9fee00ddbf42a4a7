import type { RunDataset } from "./datasets.js";
import type { RunPart } from "./run.js";

/** What must be looked up before a part of a run is put together. */
export interface Lookups {
  /** Data sets that it reads, `namespace/name`. They are also the keys of the source tables that they may be. */
  readonly names: readonly string[];
  /** Keys that the versions which it reads would have as dataset versions, where it says versions. */
  readonly versions: readonly string[];
  /** When the run began: what was written until then was current. In canonical form. */
  readonly began: string;
  /** Nothing that this run wrote is current for it. */
  readonly runId: string;
}

/** What is recorded of the data sets that a run reads. */
export interface World {
  /** The keys, of those looked up, that are recorded as dataset versions. */
  readonly versions: ReadonlySet<string>;
  /** The names of which another run here writes versions. */
  readonly written: ReadonlySet<string>;
  /** By name, the version that was current when the run began, with the key of the transformation that wrote it. */
  readonly current: ReadonlyMap<string, { readonly key: string; readonly writtenBy: string | undefined }>;
  /** The names that are recorded as source tables. */
  readonly tables: ReadonlySet<string>;
}

export function lookupsOf({ inputs, began, runId }: RunPart): Lookups {
  return {
    names: [...new Set(inputs.map(({ name }) => name))],
    versions: inputs.flatMap(({ name, version }) => (version === undefined ? [] : [`${name}@${version}`])),
    began,
    runId,
  };
}

/** What a run reads, as facts name it. */
export interface Read {
  readonly input: RunDataset;
  readonly target: { readonly sourceTable: string } | { readonly datasetVersion: string };
  /** The version was inferred and not said. */
  readonly inferred: boolean;
  /** The version that the run said, where the target's key does not have it. */
  readonly snapshot: string | undefined;
}

/**
 * What an input is. A version that is recorded is that. One of a data set that no run here writes is a source table. Without a
 * version it is what was current when the run began; so it is where the run says a version and who writes the data set says
 * none, since these can't be told apart by name.
 */
export function resolve(input: RunDataset, world: World, ownKeys: ReadonlySet<string>): Read {
  const { name, version } = input;
  const current = world.current.get(name);
  const key = `${name}@${version}`;
  // a run that replaces a table may say its new version of both sides: it did not read what it was to write
  const isStated = version !== undefined && !ownKeys.has(key);
  const asInferred = (datasetVersion: string): Read => ({
    input,
    target: { datasetVersion },
    inferred: true,
    snapshot: version,
  });
  if (isStated && world.versions.has(key))
    return { input, target: { datasetVersion: key }, inferred: false, snapshot: undefined };
  if (current !== undefined && (!isStated || !saysVersion(name, current))) return asInferred(current.key);
  // written here, but not recorded yet, or written in a way that nobody told
  if (isStated && (current !== undefined || world.written.has(name)))
    return { input, target: { datasetVersion: key }, inferred: false, snapshot: undefined };
  return { input, target: { sourceTable: name }, inferred: false, snapshot: version };
}

/** Whether the key of a version has one that was said, and not the run that wrote it. */
function saysVersion(
  name: string,
  { key, writtenBy }: { key: string; writtenBy: string | undefined },
): boolean {
  const version = key.slice(name.length + 1);
  return writtenBy !== version && writtenBy?.startsWith(`${version}#`) !== true;
}
