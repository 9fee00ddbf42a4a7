import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublic } from "./address.js";
import { type Outcome, outcomeOf } from "./backOff.js";
import type { Webhook } from "./settings.js";

export const TIMEOUT_MS = 10_000;

/** What came of a request, and why, in words that name no address. */
export interface Answer {
  readonly outcome: Outcome;
  readonly why: string;
}

/** Sends a webhook a body. Nothing is thrown, and it takes no longer than the timeout. */
export async function post(
  { url, allowInternal }: Pick<Webhook, "url" | "allowInternal">,
  body: string,
  headers: Readonly<Record<string, string>>,
  { signal: stop, timeoutMs = TIMEOUT_MS }: { readonly signal: AbortSignal; readonly timeoutMs?: number },
): Promise<Answer> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]);
  try {
    const addresses = await until(signal, addressesOf(url));
    // of several one is enough to refuse: else it would be chance which one is asked
    if (!allowInternal && !addresses.every(({ address }) => isPublic(address)))
      return { outcome: "REFUSED", why: "its address is an internal one, which is not allowed" };
    const status = await send(url, addresses, body, headers, signal);
    return { outcome: outcomeOf(status), why: `it answered ${status}` };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const isLate = signal.aborted && !stop.aborted;
    return {
      outcome: "FAILED",
      why: isLate ? `it did not answer within ${timeoutMs / 1_000} s` : `it can't be reached (${code})`,
    };
  }
}

interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** Asked once: what is checked is what is connected to, whatever the name means a moment later. */
async function addressesOf({ hostname }: URL): Promise<readonly Resolved[]> {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(host);
  return family === 0 ? await lookup(host, { all: true }) : [{ address: host, family }];
}

/** The status. No redirect is followed, and of the answer's body nothing is read. */
function send(
  url: URL,
  addresses: readonly Resolved[],
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  const known: LookupFunction = (_, { all }, callback) => {
    const [first] = addresses;
    if (all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? "", first?.family);
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(
      url,
      {
        method: "POST",
        // a connection of its own: none is kept that was checked for another time
        agent: false,
        lookup: known,
        signal,
        headers: {
          ...headers,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "user-agent": "proofline",
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

/** What a promise gives, or an error as soon as the signal is. */
const until = <T>(signal: AbortSignal, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
