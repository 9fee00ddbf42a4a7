import ipaddr from "ipaddr.js";

/** Azure's own service for its machines answers at an address of the public range. */
const METADATA = ["168.63.129.16"];

/**
 * Whether an IP address is one of the public internet: not loopback, private (RFC 1918, RFC 4193), link-local (where clouds have
 * their metadata), shared (RFC 6598), multicast, reserved, nor an IPv6 form of an IPv4 address that is none.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && !METADATA.includes(parsed.toString());
}
