import { addressDigest } from "./addressDigest.js";
import { type AlertRule, QUIET_MS, remember } from "./alertRule.js";

const MAX_KNOWN = 256;

export interface AddressState {
  /** Keyed digests of the addresses used before, that of the last access last. */
  readonly known: readonly string[];
  /** New ones that no alert has told of yet. */
  readonly untold: { readonly addresses: number; readonly accesses: readonly string[] };
  readonly quietUntil: number;
}

const NONE: AddressState["untold"] = { addresses: 0, accesses: [] };

/**
 * NEW_ADDRESS: the first use from another address; of IPv6 from another /64. What is new while the rule keeps quiet is
 * told afterwards, so that no address goes untold.
 *
 * @param salt keys the digests
 */
export const newAddress = (salt: string): AlertRule<AddressState> => ({
  step: (state, access) => {
    const before = state ?? { known: [], untold: NONE, quietUntil: 0 };
    const digest = addressDigest(salt, access);
    if (digest === undefined) return { state: before };
    if (before.known.at(-1) === digest && before.untold.addresses === 0) return { state: before };
    const isNew = before.known.length > 0 && !before.known.includes(digest);
    const known = [...before.known.filter((one) => one !== digest), digest].slice(-MAX_KNOWN);
    const addresses = before.untold.addresses + (isNew ? 1 : 0);
    const accesses = isNew ? remember(before.untold.accesses, access.key) : before.untold.accesses;
    if (addresses === 0 || access.at < before.quietUntil)
      return { state: { ...before, known, untold: { addresses, accesses } } };
    const knownBefore = Math.max(0, known.length - addresses);
    return {
      state: { known, untold: NONE, quietUntil: access.at + QUIET_MS },
      anomaly: {
        message: `first use from ${addresses === 1 ? "a new address" : `${addresses} new addresses`}; ${knownBefore} known before`,
        evidence: { newAddresses: addresses, knownAddresses: knownBefore },
        accesses,
      },
    };
  },
});
