import { isIPv4, isIPv6 } from "node:net";

/** Whether a host is this machine: localhost, 127.0.0.0/8 or ::1, which stands in brackets in a URL. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  return name === "localhost" || name === "::1" || (isIPv4(name) && name.startsWith("127."));
}

/** What one customer of a network has: an IPv4 address, or an IPv6 /64, whose addresses cost nothing. */
export function addressBlock(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle =
    tail === undefined ? [] : new Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...middle, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}

/** The network that an address is in, as far as one site has it: an IPv4 /24, an IPv6 /48. Other texts are as they are. */
export function addressNetwork(address: string): string {
  const block = addressBlock(address);
  if (isIPv4(block)) return `${block.slice(0, block.lastIndexOf("."))}.0/24`;
  return block.endsWith("::/64") ? `${block.split(":").slice(0, 3).join(":")}::/48` : block;
}
