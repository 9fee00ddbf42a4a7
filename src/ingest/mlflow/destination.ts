import type { JsonValue } from "../../facts/json.js";
import type { FactInput } from "../../graph/recorder/factInput.js";

/** The kinds that an import looks up before it records, so that what is there is left as it is. */
export type LookedUp = "TrainingRun" | "ModelVersion" | "DatasetVersion";

/** Values of a fact's fields as they were recorded; null for what was not given. */
export type Recorded = Readonly<Record<string, JsonValue>>;

/** A version of a data set that a run here wrote. */
export interface Written {
  readonly key: string;
  /** When that run ended, RFC 3339. */
  readonly at: string;
}

/** Where an import records, and asks what is there. Every method throws UNAVAILABLE where that does not answer. */
export interface Destination {
  /** Records facts all or none; throws what the Recorder throws. Resolves to how many of them were new. */
  readonly record: (facts: readonly FactInput[]) => Promise<number>;
  /** Those of the keys that are recorded, with the fields that an import compares. */
  readonly recorded: (kind: LookedUp, keys: readonly string[]) => Promise<ReadonlyMap<string, Recorded>>;
  /** The versions of a data set that runs here wrote, of the name that keys have before their `@`. */
  readonly written: (dataset: string) => Promise<readonly Written[]>;
  /** The stages that each of some model versions was ever moved to. */
  readonly stagesOf: (modelVersions: readonly string[]) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;
}
