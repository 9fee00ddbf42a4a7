import type { Duplex } from "node:stream";
import { addressBlock } from "../../access/address.js";
import type { Caller } from "../../access/auditedRequest.js";
import { ANONYMOUS } from "../../facts/role.js";
import { RateLimited } from "../rateLimit.js";

const MAX_KNOWN = 1_000;
const MAX_ANONYMOUS = 200;
/** Of one address block, so that nobody alone takes them all. */
const MAX_ANONYMOUS_OF_BLOCK = 20;

/**
 * How many sockets may be open. Those that have not shown who they are are counted apart, so that they can't shut out
 * those that have.
 */
export class SocketLimits {
  readonly #maxKnown: number;
  readonly #known = new Set<Duplex>();
  /** Each with its address block. */
  readonly #anonymous = new Map<Duplex, string>();

  constructor(maxKnown = MAX_KNOWN) {
    this.#maxKnown = maxKnown;
  }

  /** Counts a socket until it closes; once more when it has shown who it is. Throws RateLimited. */
  admit(socket: Duplex, { principal, address }: Caller): void {
    if (socket.destroyed) return;
    if (principal === ANONYMOUS) {
      const block = addressBlock(address ?? "");
      const ofBlock = [...this.#anonymous.values()].filter((one) => one === block).length;
      if (this.#anonymous.size >= MAX_ANONYMOUS || ofBlock >= MAX_ANONYMOUS_OF_BLOCK) throw full();
      this.#anonymous.set(socket, block);
    } else {
      if (this.#known.size >= this.#maxKnown) throw full();
      this.#known.add(socket);
      this.#anonymous.delete(socket);
    }
    socket.once("close", () => {
      this.#known.delete(socket);
      this.#anonymous.delete(socket);
    });
  }
}

const full = () => new RateLimited(503, "too many sockets are open");
