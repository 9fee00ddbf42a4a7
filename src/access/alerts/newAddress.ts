import { createHmac } from "node:crypto";
import { addressBlock } from "../address.js";
import type { AccessSeen } from "./accessSeen.js";
import { type AlertRule, QUIET_MS, remember } from "./alertRule.js";

const MAX_KNOWN = 256;
const DIGEST_CHARS = 11;

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
 * @param salt keys the digests: addresses are personal, and few enough to be guessed from a plain digest
 */
export const newAddress = (salt: string): AlertRule<AddressState> => ({
  step: (state, access) => {
    const before = state ?? { known: [], untold: NONE, quietUntil: 0 };
    if (access.address === null || !isUse(access)) return { state: before };
    const digest = digestOf(salt, access, access.address);
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

/** Whether the principal has shown its identity. Who is refused for want of it may be anybody. */
const isUse = ({ outcome, code }: AccessSeen): boolean =>
  outcome === "ALLOWED" || (code !== null && code !== "UNAUTHENTICATED");

/** Other for each principal, so that nobody can see from the states who shares an address. */
function digestOf(salt: string, { system, principal }: AccessSeen, address: string): string {
  const block = addressBlock(withoutPort(address));
  return createHmac("sha256", salt)
    .update(JSON.stringify([system, principal, block]))
    .digest("base64url")
    .slice(0, DIGEST_CHARS);
}

/** Other systems may report an address as `192.0.2.1:50122` or `[2001:db8::1]:50122`. */
const withoutPort = (address: string): string =>
  address.replace(/^([\d.]+):\d+$/, "$1").replace(/^\[(.*)\](:\d+)?$/, "$1");
