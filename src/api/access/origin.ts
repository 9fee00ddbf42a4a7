import type { IncomingHttpHeaders } from "node:http";
import { isLoopback } from "../../access/address.js";
import { ProoflineError } from "../../facts/error.js";

/** Throws FORBIDDEN for a request that a page from elsewhere makes in somebody's browser. */
export type OriginCheck = (headers: IncomingHttpHeaders) => void;

/** Another host, and another port of this one. */
const ELSEWHERE: ReadonlySet<unknown> = new Set(["cross-site", "same-site"]);

/**
 * In development mode whoever reaches the port has every role, and a browser reaches it for any page. So the request must
 * have been meant for this machine by name (else a page elsewhere could have its own name resolved to loopback: DNS
 * rebinding), and its page, where there is one, must be the service's own or one of those that CORS is open to.
 */
export const developmentOrigins =
  (trusted: readonly string[]): OriginCheck =>
  ({ host, origin, ...headers }) => {
    if (host === undefined || !isLoopback(host.replace(/:\d+$/, "")) || !URL.canParse(`http://${host}`))
      throw forbidden("in development mode the service is asked for by a loopback name, as localhost");
    if (origin !== undefined && !isSameHost(origin, host) && !trusted.includes(origin))
      throw forbidden("in development mode no page from elsewhere is served");
    if (origin === undefined && ELSEWHERE.has(headers["sec-fetch-site"]))
      throw forbidden("in development mode no page from elsewhere is served");
  };

/** A bearer token is sent by those who know it alone, never by a browser of itself. */
export const anyOrigin: OriginCheck = () => {};

const isSameHost = (origin: string, host: string): boolean =>
  URL.canParse(origin) && new URL(origin).host === host.toLowerCase();

const forbidden = (message: string) => new ProoflineError("FORBIDDEN", message);
