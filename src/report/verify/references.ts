import { type FactRef, refId } from "../../facts/kind.js";
import { called } from "../words.js";
import type { OpenEntry } from "./entries.js";
import type { ReportFile } from "./file.js";
import { memberPath } from "./strictJson.js";
import { VerificationError } from "./verdict.js";

/**
 * Holds each reference against the entry that it names, and returns how many name one by its hash. A cause has a hash
 * exactly where it was recorded before its effect, so a reference with one always leads to an entry: only a truncated
 * report may lack it, and not even that may show the cause as not recorded. (What points at a trail from outside, an
 * Approval, a Retirement, an Amendment or an Erasure, refers to that one fact of the trail only.) Throws VerificationError.
 */
export function checkReferences(entries: ReadonlyMap<string, OpenEntry>, file: ReportFile): number {
  const shown = new Set(file.nodes.map(refId));
  const mayLack = (ref: FactRef) => file.truncated && !shown.has(refId(ref));
  let byHash = 0;
  for (const effect of entries.values()) {
    for (const [i, ref] of effect.entry.refs.entries()) {
      const where = memberPath(`${effect.where}.entry.refs`, i);
      const cause = entries.get(refId(ref));
      const whole = `${called(effect)} names ${called(ref)}`;
      if (ref.leaf === null) {
        if (cause !== undefined && cause.index < effect.index)
          throw new VerificationError(where, `${whole} as not recorded yet, and its index is the lower one`);
      } else if (cause === undefined) {
        if (!mayLack(ref))
          throw new VerificationError(where, `${whole} by hash, and its entry is not in the report`);
      } else if (cause.leaf !== ref.leaf) {
        throw new VerificationError(
          where,
          `${whole} by the hash ${ref.leaf}, and the entry's is ${cause.leaf}`,
        );
      } else if (cause.index >= effect.index) {
        throw new VerificationError(where, `${whole} as recorded before, and its index is the higher one`);
      } else {
        byHash++;
      }
    }
  }
  return byHash;
}
