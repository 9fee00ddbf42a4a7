import { toHex } from "../../facts/bytes.js";
import type { Entry } from "../../facts/entry.js";
import { refId } from "../../facts/kind.js";
import { notShown } from "../notShown.js";
import { concerns, pointsAt } from "../trail.js";
import { called, count, counted, listed } from "../words.js";
import type { OpenReport, ValidReport } from "./report.js";
import { VerificationError } from "./verdict.js";

/** A report that leaves out nothing of the log: valid, and complete. */
export interface CompleteReport extends ValidReport {
  /** What was looked for in the log, in words, one a line. */
  readonly heldAgainstLog: readonly string[];
}

const MOST_NAMED = 8;

/**
 * Looks through a whole log for what a report leaves out: a fact of its trail, or one that points at it, as an amendment, an
 * erasure, a retirement or a decision. The entries must be proven to be in the log, and come in its order.
 */
export class OmissionCheck {
  readonly #report: OpenReport;
  readonly #trail: ReadonlySet<string>;
  readonly #current: ReadonlySet<string>;
  /** What points at the trail, as far as the log was looked through: a correction or an erasure of it belongs to the report too. */
  readonly #pointing: Set<string>;
  readonly #leftOut = new Named();
  readonly #since = new Named();

  constructor(report: OpenReport) {
    this.#report = report;
    const { facts, superseded, attached } = report.trail;
    this.#pointing = new Set(attached.map(refId));
    this.#current = new Set(facts.map(refId));
    this.#trail = new Set([...this.#current, ...superseded.facts.map(refId)]);
  }

  /** Throws VerificationError where the report has the entry at another index. */
  add(index: number, leaf: Uint8Array, entry: Entry): void {
    const id = refId(entry);
    const known = this.#report.entries.get(id);
    if (known !== undefined && known.leaf === toHex(leaf)) {
      if (known.index === index) return;
      throw new VerificationError(
        `${known.where}.index`,
        `is ${known.index}, and the log has that entry at ${index}`,
      );
    }
    const found = index < this.#report.verdict.stated.asOf ? this.#leftOut : this.#since;
    const isPointing = entry.refs.some(pointsAt(this.#current)) || entry.refs.some(concerns(this.#pointing));
    if (isPointing) this.#pointing.add(id);
    if (isPointing || this.#trail.has(id)) found.add(`${called(entry)} (index ${index})`);
  }

  /** What came out, once each entry of a log of `size` was added. Throws VerificationError where the report left something out. */
  end(size: number, logName: string): CompleteReport {
    const { verdict, entries } = this.#report;
    const { stated } = verdict;
    if (this.#leftOut.count > 0)
      throw new VerificationError(
        "proof.entries",
        `leave out ${this.#leftOut.text}, recorded before the report was made: part of this trail, or pointing at it`,
      );
    const since =
      this.#since.count === 0
        ? `${counted(size - stated.asOf, "fact")} recorded since, none of which changes it.`
        : `Recorded since, and a report made now shows more: ${this.#since.text}.`;
    return {
      ...verdict,
      heldAgainstLog: [
        `The log at ${logName} has ${counted(size, "fact")}, and continues that of the report.`,
        `Nothing was left out: of the first ${counted(stated.asOf, "fact")} each that belongs to this report is in it, at its index${stated.truncated ? ", up to where its walk was cut" : ""}.`,
        ...(size === stated.asOf ? [] : [since]),
      ],
      notShown: notShown(
        stated,
        [...entries.values()].map(({ given }) => given),
        true,
      ),
      // the log was looked through for each, and none of the trail was found
      unshownCauses: [],
    };
  }
}

/** How many, and the first of them by name. */
class Named {
  readonly #first: string[] = [];
  count = 0;

  add(name: string): void {
    this.count++;
    if (this.#first.length < MOST_NAMED) this.#first.push(name);
  }

  get text(): string {
    const more = this.count - this.#first.length;
    return listed(more === 0 ? this.#first : [...this.#first, `${count(more)} more`], MOST_NAMED + 1);
  }
}
