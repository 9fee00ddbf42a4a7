import type { Graph } from "../graph/graph.js";
import { readRotations } from "../graph/log/rotations.js";
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from "../log/key.js";
import { openRotations, rotationsTo, statementsTo } from "../log/rotation.js";

/** The keys that a log had one after the other, and what says so. */
export interface LogKeys {
  /** The log's first, and so on to the one that it has now. */
  readonly keys: readonly VerifierKey[];
  /** Signed notes; one less. */
  readonly rotations: readonly string[];
}

/** The keys of a log up to the given one. */
export async function readLogKeys(graph: Graph, verifierKey: string): Promise<LogKeys> {
  const key = parseVerifierKey(verifierKey);
  const stated = await readRotations(graph);
  const rotations = statementsTo(
    stated.map(({ statement }) => statement),
    key,
  );
  return { keys: [...openRotations(rotations).map(({ before }) => before), key], rotations };
}

/** Of the statements those that led to one of the keys. */
export function rotationsUpTo({ keys, rotations }: LogKeys, key: VerifierKey): readonly string[] {
  const place = keys.findIndex((one) => formatVerifierKey(one) === formatVerifierKey(key));
  return rotations.slice(0, Math.max(0, place));
}

/** Throws BAD_USER_INPUT where the log's keys don't lead on from one that it had. */
export function mustLeadFrom({ keys, rotations }: LogKeys, before: VerifierKey): void {
  const now = keys.at(-1);
  if (now !== undefined) rotationsTo(openRotations(rotations), before, now);
}
