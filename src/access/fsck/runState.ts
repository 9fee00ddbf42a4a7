import { fromBase64, toBase64 } from "../../facts/bytes.js";
import { isObject } from "../../facts/json.js";
import type { Trusted } from "../../graph/fsck/anchors.js";
import type { Beginning } from "../../graph/fsck/fsck.js";
import type { StoredHead } from "../../graph/fsck/head.js";
import { decodePosition, encodePosition, type Position } from "../../graph/fsck/position.js";

/** A check that is under way. */
export interface RunState {
  /** RFC 3339 in UTC. */
  readonly startedAt: string;
  /**
   * The log's head as it was then: whatever is recorded later is left to the next check, so that this one comes to its end.
   * What was wrong with it is among the findings.
   */
  readonly head: StoredHead;
  /** What was known from elsewhere then: a checkpoint that is signed later covers more. */
  readonly trusted: Trusted;
  readonly position: Position;
}

/** Of the text; another one is not gone on with. */
const VERSION = 1;

export function encodeRunState({ startedAt, head, trusted, position }: RunState): string {
  const { pending } = head;
  return JSON.stringify({
    ...{ version: VERSION, startedAt, trusted, position: encodePosition(position) },
    head: { ...head, pending: pending === undefined ? null : toBase64(pending) },
  });
}

/** What `encodeRunState` wrote; undefined for what it did not. Only its frame is checked: the text is this program's own. */
export function decodeRunState(text: string): RunState | undefined {
  try {
    const value: Encoded = JSON.parse(text);
    if (!isObject(value) || value.version !== VERSION) return undefined;
    const { startedAt, head, trusted } = value;
    const position = decodePosition(value.position);
    if (position === undefined) return undefined;
    const pending = head.pending === null ? undefined : fromBase64(head.pending);
    return { startedAt, head: { ...head, pending }, trusted, position };
  } catch {
    // of another version, or changed in the store: of no use, and the check begins anew
    return undefined;
  }
}

interface Encoded extends Omit<RunState, "head" | "position"> {
  readonly version: number;
  readonly head: Omit<StoredHead, "pending"> & { readonly pending: string | null };
  readonly position: string;
}

/** What an earlier part of the same check began with. */
export const beginningOf = ({ head }: RunState): Beginning => ({ head, findings: [] });
