import { toHex } from "../../facts/bytes.js";
import { type Finding, finding, type Reporter } from "./finding.js";

/** A fact that the log does not have where it is. */
export interface Unplaced {
  readonly kind: string;
  readonly key: string | null;
  /** Null outside the log. */
  readonly index: number | null;
  readonly leaf: string;
  /** What is wrong with it besides, held against its own entry. */
  readonly issues: readonly Finding[];
}
/** What a resumed run goes on with. */
export interface PlacesState {
  readonly unplaced: readonly Unplaced[];
  readonly vacant: readonly (readonly [string, number])[];
  readonly names: readonly (readonly [string, { readonly kind: string; readonly key: string }])[];
  readonly absent: readonly (readonly [string, Finding])[];
  readonly doubts: readonly (readonly [number, Finding])[];
}

const NONE: PlacesState = { unplaced: [], vacant: [], names: [], absent: [], doubts: [] };

/** Beyond it findings are reported as they come, without being put together. */
const LIMIT = 10_000;

/**
 * Facts that are not where the log has them, and places of the log whose fact is not there. When all was seen, what
 * belongs together is found by its hash: two indexes swapped, an index taken away, a fact that only others still name.
 */
export class Places {
  readonly #report: Reporter;
  readonly #unplaced: Unplaced[] = [];
  /** By the leaf hash that the log has there. */
  readonly #vacant = new Map<string, number>();
  readonly #names = new Map<string, { readonly kind: string; readonly key: string }>();
  /** References by hash to a fact that no index has; by that hash. */
  readonly #absent = new Map<string, Finding>();
  readonly #doubts: (readonly [number, Finding])[];
  readonly #suspects = new Set<number>();

  constructor(report: Reporter, state: PlacesState = NONE) {
    this.#report = report;
    this.#doubts = [...state.doubts];
    for (const one of state.unplaced) this.addUnplaced(one);
    for (const [leaf, index] of state.vacant) this.#vacant.set(leaf, index);
    for (const [leaf, ref] of state.names) this.#names.set(leaf, ref);
    for (const [leaf, issue] of state.absent) this.#absent.set(leaf, issue);
  }

  get state(): PlacesState {
    return {
      unplaced: this.#unplaced,
      vacant: [...this.#vacant],
      names: [...this.#names],
      absent: [...this.#absent],
      doubts: this.#doubts,
    };
  }

  addUnplaced(fact: Unplaced): void {
    if (fact.index !== null) this.addSuspect(fact.index);
    if (this.#unplaced.length < LIMIT) this.#unplaced.push(fact);
    else this.#report(altered(fact));
  }

  /** Something is wrong with the fact at an index: what follows from that is not told again. */
  addSuspect(index: number): void {
    this.#suspects.add(index);
  }

  isSuspect(index: number): boolean {
    return this.#suspects.has(index);
  }

  addVacant(index: number, logged: Uint8Array | undefined): void {
    this.addSuspect(index);
    if (logged !== undefined && this.#vacant.size < LIMIT) this.#vacant.set(toHex(logged), index);
    else this.#report(missing(index));
  }

  /** An entry names a fact by hash, and no edge leads there. */
  addName(leaf: string, ref: { readonly kind: string; readonly key: string }): void {
    if (this.#names.size < LIMIT) this.#names.set(leaf, ref);
  }

  /** An entry names a fact by hash that is not recorded. */
  addAbsent(leaf: string, ref: { readonly kind: string; readonly key: string }, issue: Finding): void {
    this.addName(leaf, ref);
    if (this.#absent.size < LIMIT && !this.#absent.has(leaf)) this.#absent.set(leaf, issue);
  }

  /** Something that may follow from what is wrong with the fact at an index: it is told where nothing else is. */
  addDoubt(index: number, issue: Finding): void {
    if (this.#doubts.length < LIMIT) this.#doubts.push([index, issue]);
    else if (!this.#suspects.has(index)) this.#report(issue);
  }

  /** To be called once, when all nodes were seen. */
  settle(): void {
    const taken = new Set<number>();
    for (const fact of this.#unplaced) {
      const index = this.#vacant.get(fact.leaf);
      if (index === undefined) {
        this.#report(altered(fact));
        if (fact.index !== null) taken.add(fact.index);
        continue;
      }
      this.#vacant.delete(fact.leaf);
      this.#absent.delete(fact.leaf);
      this.#report(misplaced(fact, index));
      for (const issue of fact.issues) this.#report(issue);
    }
    for (const [leaf, index] of this.#vacant) {
      this.#absent.delete(leaf);
      if (!taken.has(index)) this.#report(missing(index, this.#names.get(leaf)));
    }
    for (const issue of this.#absent.values()) this.#report(issue);
    for (const [index, issue] of this.#doubts)
      if (![index, issue.index].some((one) => one !== null && this.#suspects.has(one))) this.#report(issue);
  }
}

const missing = (index: number, ref?: { readonly kind: string; readonly key: string }): Finding =>
  finding("FACT_MISSING", { index, ...ref }, "the log has a fact here, and the graph has not");

const misplaced = ({ kind, key, index }: Unplaced, at: number): Finding =>
  finding(
    "FACT_MISPLACED",
    { kind, key, index: at },
    index === null
      ? "the log has it here, and its node lacks the index or the label Fact"
      : `the log has it here, and its node says index ${index}`,
  );

function altered({ kind, key, index, issues }: Unplaced): Finding {
  if (index === null)
    return finding("FACT_FOREIGN", { kind, key }, "it has an entry, and the log has no such fact");
  const [first] = issues;
  const node =
    first === undefined
      ? "; its node's properties and edges were changed with it"
      : `; nor does its node agree with it (${first.property ?? first.edge?.rel ?? first.code})`;
  return finding("ENTRY_ALTERED", { kind, key, index }, `the log has another entry here${node}`);
}
