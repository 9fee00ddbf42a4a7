import { LRUCache } from "lru-cache";
import { type AnyRecord, readRecord, type StoredFact } from "../facts/record.js";

/** Characters of all entries together: those of some thousands of facts. */
const CHARACTERS = 2 * 1024 * 1024;

interface Opened {
  readonly fact: StoredFact;
  readonly record: AnyRecord;
}

/**
 * Opens facts, and remembers those it opened last by their entries: what is behind one prediction is behind thousands of others,
 * and is parsed and hashed once as long as it is here. A fact with sealed values is never kept, since these can be erased.
 */
export class RecentRecords {
  readonly #opened = new LRUCache<string, Opened>({
    maxSize: CHARACTERS,
    // a store that was tampered with may have one that is empty
    sizeCalculation: (_, entry) => Math.max(1, entry.length),
  });

  /** As `readRecord`. Throws BAD_USER_INPUT. */
  read(fact: StoredFact): AnyRecord {
    const { recorded } = fact;
    if (recorded === null || Object.keys(recorded.sealed).length > 0) return readRecord(fact);
    const known = this.#opened.get(recorded.entry);
    if (known !== undefined && isSame(known.fact, fact)) return known.record;
    const record = readRecord(fact);
    this.#opened.set(recorded.entry, { fact, record });
    return record;
  }
}

/** Where a store was tampered with, an entry may lie at another name or index than its own. */
const isSame = (a: StoredFact, b: StoredFact): boolean =>
  a.kind === b.kind && a.key === b.key && a.recorded?.index === b.recorded?.index;
