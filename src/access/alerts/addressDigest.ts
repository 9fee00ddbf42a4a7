import { createHmac } from "node:crypto";
import { addressBlock, addressNetwork } from "../address.js";
import type { AccessSeen } from "./accessSeen.js";

const DIGEST_CHARS = 11;

/**
 * The address that a principal used, of IPv6 the /64, as a keyed digest; undefined where it is not known or nobody showed an
 * identity. Other for each principal, so that nobody can see from the states who shares an address.
 *
 * @param salt keys the digest: addresses are personal, and few enough to be guessed from a plain one
 */
export const addressDigest = (salt: string, access: AccessSeen): string | undefined =>
  digestOf(salt, access, addressBlock);

/** The same of the network that the address is in. */
export const networkDigest = (salt: string, access: AccessSeen): string | undefined =>
  digestOf(salt, access, addressNetwork);

function digestOf(salt: string, access: AccessSeen, part: (address: string) => string): string | undefined {
  const { system, principal, address } = access;
  if (address === null || !isUse(access)) return undefined;
  return createHmac("sha256", salt)
    .update(JSON.stringify([system, principal, part(withoutPort(address))]))
    .digest("base64url")
    .slice(0, DIGEST_CHARS);
}

/** Whether the principal has shown its identity. Who is refused for want of it may be anybody. */
export const isUse = ({ outcome, code }: AccessSeen): boolean =>
  outcome === "ALLOWED" || (code !== null && code !== "UNAUTHENTICATED");

/** Other systems may report an address as `192.0.2.1:50122` or `[2001:db8::1]:50122`. */
const withoutPort = (address: string): string =>
  address.replace(/^([\d.]+):\d+$/, "$1").replace(/^\[(.*)\](:\d+)?$/, "$1");
