import { isObject } from "../../facts/json.js";
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from "../../log/key.js";
import { openRotation, openRotations, type Rotation, statementsTo } from "../../log/rotation.js";
import type { Graph } from "../graph.js";
import { finding, type Reporter } from "./finding.js";
import type { StoredHead } from "./head.js";
import { storedRotations } from "./statements.js";
import { isIndex, textOf } from "./stored.js";

/**
 * The keys that the log in a store had, its first to its last, as its KeyRotations have it. Says which of these is not signed by
 * both its keys, does not begin with the key that the one before it led to, or is of a larger log than it stands in, and where
 * they don't lead to the key that the head names.
 */
export async function checkRotations(
  graph: Graph,
  head: StoredHead,
  report: Reporter,
): Promise<readonly VerifierKey[]> {
  const stated: { readonly note: string; readonly rotation: Rotation }[] = [];
  const invalid = (key: string | null, index: number | null, message: string) =>
    report(finding("KEY_ROTATION_INVALID", { kind: "KeyRotation", key, index }, message));
  for (const [key, place, entry] of await graph.read(storedRotations, {})) {
    const index = isIndex(place) ? place : null;
    const note = statementIn(textOf(entry));
    // an entry that can't be read is found as such
    if (note === undefined) continue;
    const read = opened(note);
    if (typeof read === "string") invalid(textOf(key), index, read);
    else {
      stated.push({ note, rotation: read });
      if (index !== null && read.size > index)
        invalid(textOf(key), index, `says that the log had ${read.size} facts, and stands at ${index}`);
    }
  }
  const last = head.verifierKey === null ? undefined : keyOf(head.verifierKey);
  if (last === undefined) return [];
  const notes = stated.map(({ note }) => note);
  const chain = statementsTo(notes, last);
  const left = stated.filter(({ note, rotation }) => !chain.includes(note) && rotation.origin === last.name);
  for (const { rotation } of left)
    invalid(
      rotation.after.id,
      null,
      `leads from ${rotation.before.name}+${rotation.before.id} to ${rotation.after.name}+${rotation.after.id}, and from there no other leads to the log's key ${last.name}+${last.id}`,
    );
  try {
    return [...openRotations(chain).map(({ before }) => before), last];
  } catch (error) {
    invalid(null, null, error instanceof Error ? error.message : String(error));
    return [last];
  }
}

function statementIn(entry: string | null): string | undefined {
  try {
    const value: unknown = JSON.parse(entry ?? "");
    const body = isObject(value) ? value.body : undefined;
    const statement = isObject(body) ? body.statement : undefined;
    return typeof statement === "string" ? statement : undefined;
  } catch {
    return undefined;
  }
}

function opened(note: string): Rotation | string {
  try {
    return openRotation(note);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function keyOf(text: string): VerifierKey | undefined {
  try {
    return parseVerifierKey(text);
  } catch {
    return undefined; // said of the head where its checkpoint is opened
  }
}

/** The trusted key among those that a log had, or with it where it is none of them. */
export const keysWith = (keys: readonly VerifierKey[], trusted: VerifierKey): readonly VerifierKey[] => {
  const place = keys.findIndex((key) => formatVerifierKey(key) === formatVerifierKey(trusted));
  return place < 0 ? [trusted] : keys;
};
