import { addressBlock } from "../../access/address.js";
import { ProoflineError } from "../../facts/error.js";

const MAX_KNOWN = 1_000;
const MAX_UNKNOWN = 200;
/** Of one address block, so that nobody alone takes them all. */
const MAX_UNKNOWN_OF_BLOCK = 20;

/**
 * How many sockets may be open. Those that have not shown who they are are counted apart, so that they can't shut out
 * those that have. What takes a place yields how it is given back; to call that again does nothing.
 */
export class Places {
  readonly #maxKnown: number;
  readonly #unknown = new Map<string, number>();
  #unknownCount = 0;
  #knownCount = 0;

  constructor(maxKnown = MAX_KNOWN) {
    this.#maxKnown = maxKnown;
  }

  /** A place of one who has shown who they are. Throws LIMIT_EXCEEDED. */
  takeKnown(): () => void {
    if (this.#knownCount >= this.#maxKnown) throw full();
    this.#knownCount++;
    return once(() => this.#knownCount--);
  }

  /** A place of one who has not yet. Throws LIMIT_EXCEEDED. */
  takeUnknown(address: string | null): () => void {
    const block = addressBlock(address ?? "");
    const ofBlock = this.#unknown.get(block) ?? 0;
    if (this.#unknownCount >= MAX_UNKNOWN || ofBlock >= MAX_UNKNOWN_OF_BLOCK) throw full();
    this.#unknownCount++;
    this.#unknown.set(block, ofBlock + 1);
    return once(() => {
      this.#unknownCount--;
      const left = (this.#unknown.get(block) ?? 1) - 1;
      if (left === 0) this.#unknown.delete(block);
      else this.#unknown.set(block, left);
    });
  }
}

const full = () => new ProoflineError("LIMIT_EXCEEDED", "too many sockets are open");

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}
