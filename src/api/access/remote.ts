import type { IncomingMessage } from "node:http";
import proxyAddr from "@fastify/proxy-addr";

/** Where a request comes from that no route is asked for, as Fastify has it of the others. */
export function remoteAddress(
  trustedProxies: readonly string[],
): (request: IncomingMessage) => string | null {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return (request) => proxyAddr(request, isTrusted) || null;
}
