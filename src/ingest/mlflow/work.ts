import { sha256Hex } from "#sha256";
import { ProoflineError } from "../../facts/error.js";
import type { Answer } from "./answer.js";
import { hashArtifacts } from "./artifacts.js";
import type { Destination } from "./destination.js";
import type { NameMap } from "./map.js";
import type { MlflowServer } from "./server.js";

/** What can't be recorded, and why. */
export interface Reject {
  readonly name: string;
  readonly reason: string;
}

/** What an import works with. */
export interface Work {
  readonly server: MlflowServer;
  readonly destination: Destination;
  readonly names: NameMap;
  /** Whether artifacts are read and hashed. */
  readonly hashesArtifacts: boolean;
  /** What was hashed before, by where it lies: a registered version's artifacts are often those of a logged model. */
  readonly hashes: Map<string, Promise<string | undefined>>;
  /** What was dealt with as it is, by digest or name: it is not looked up again, since whoever follows a server looks often. */
  readonly done: Set<string>;
  readonly now: () => Date;
  readonly summary: Summary;
  /** Told of what can't be recorded. */
  readonly reject: (reject: Reject) => void;
}

/** What one pass of an import did, for people. */
export interface Summary {
  facts: number;
  runs: number;
  /** Runs that have not ended, and are imported when they have. */
  running: number;
  versions: number;
  stages: number;
  changes: number;
  /** Metrics that are no finite number. */
  unusable: number;
  rejects: number;
  /** Models whose artifacts could not be read, and so have no hash. */
  unhashed: number;
}

export const nothingDone = (): Summary => ({
  facts: 0,
  runs: 0,
  running: 0,
  versions: 0,
  stages: 0,
  changes: 0,
  unusable: 0,
  rejects: 0,
  unhashed: 0,
});

/** Those of MLflow's answers that were not dealt with, or have changed since, and how to say that they are now. */
export function notDone(
  { done }: Work,
  answers: readonly Answer[],
): { readonly fresh: readonly Answer[]; readonly finish: () => void } {
  const digests = new Map(answers.map((answer) => [answer, sha256Hex(JSON.stringify(answer))]));
  const fresh = answers.filter((answer) => !done.has(digests.get(answer) ?? ""));
  return {
    fresh,
    finish: () => {
      for (const digest of digests.values()) done.add(digest);
    },
  };
}

/** The SHA-256 of a model's artifacts, where that was asked for and they can be read. Throws UNAVAILABLE. */
export async function hashOf(
  { server, hashesArtifacts, hashes, summary }: Work,
  uri: string | undefined,
  run: string | undefined,
): Promise<string | undefined> {
  if (!hashesArtifacts || uri === undefined) return undefined;
  try {
    const hashing = hashes.get(uri) ?? hashArtifacts(server, uri, run);
    hashes.set(uri, hashing);
    const hash = await hashing;
    if (hash === undefined) summary.unhashed++;
    return hash;
  } catch (error) {
    hashes.delete(uri);
    // the model is imported all the same: that its hash is missing is said
    if (!(error instanceof ProoflineError) || error.code === "UNAVAILABLE") throw error;
    summary.unhashed++;
    return undefined;
  }
}
