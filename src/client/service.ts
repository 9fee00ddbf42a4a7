import type { Refusal } from "./recordAround.js";

/** What shows the service who asks: a key or a token, or what gives one for each request. */
export type ApiKey = string | (() => string | Promise<string>);

/** That nothing could be recorded now, which says nothing about the facts: they are sent again. */
export class Unavailable extends Error {
  /** The service failed at them, and may do so each time. */
  readonly isInternal: boolean;

  constructor(message: string, options?: ErrorOptions & { isInternal?: boolean }) {
    super(message, options);
    this.isInternal = options?.isInternal ?? false;
  }
}

const MUTATION = "mutation client($facts: [FactInput!]!) { recordFacts(facts: $facts) { duplicate } }";
const BEFORE = `{"query":${JSON.stringify(MUTATION)},"variables":{"facts":[`;
/** Codes that are of the facts, and not of the service or of who asks. */
const OF_FACTS: ReadonlySet<unknown> = new Set(["BAD_USER_INPUT", "CONFLICT", "NOT_FOUND", "LIMIT_EXCEEDED"]);
/** Of what is too much at this time alone. */
const TRY_LATER: ReadonlySet<number> = new Set([429, 503]);
const PLACE = /^facts\[(\d+)\](?:\.|: )?/;

export interface ServiceSettings {
  readonly url: string;
  readonly apiKey: ApiKey | undefined;
  readonly timeoutMs: number;
}

/** A Proofline service, to record facts in. */
export class Service {
  readonly #settings: ServiceSettings;
  readonly #address: string;

  /** Throws a TypeError for what is no address. */
  constructor(settings: ServiceSettings) {
    this.#settings = settings;
    const url = new URL(settings.url);
    if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
      throw new TypeError("the url must be an address as http://127.0.0.1:4000");
    this.#address = `${url.href.replace(/\/+$/, "")}/graphql`;
  }

  /** Records facts all or none. Undefined when they are; throws Unavailable. */
  async record(facts: readonly string[], signal: AbortSignal): Promise<Refusal | undefined> {
    const { status, answer } = await this.#post(`${BEFORE}${facts.join(",")}]}}`, signal);
    const errors = member(answer, "errors");
    const first: unknown = Array.isArray(errors) ? errors[0] : errors;
    if (first === undefined) {
      const receipts = member(member(answer, "data"), "recordFacts");
      if (Array.isArray(receipts) && receipts.length === facts.length) return undefined;
      throw new Unavailable(`${this.#address} does not answer as a Proofline service (HTTP ${status})`);
    }
    const code = member(member(first, "extensions"), "code");
    const message = String(member(first, "message") ?? "no reason");
    const index = PLACE.exec(String(member(member(first, "extensions"), "path") ?? ""))?.[1];
    if (TRY_LATER.has(status) || (index === undefined && !OF_FACTS.has(code)))
      throw new Unavailable(`${String(code)}: ${message}`, { isInternal: code === "INTERNAL" });
    return {
      reason: `${String(code)}: ${message.replace(PLACE, "")}`,
      index: index === undefined ? undefined : Number(index),
    };
  }

  async #post(body: string, signal: AbortSignal): Promise<{ status: number; answer: unknown }> {
    const { apiKey, timeoutMs } = this.#settings;
    const request = new AbortController();
    const abort = () => request.abort();
    signal.addEventListener("abort", abort);
    // a timer of its own, which keeps the process alive: where a connection is closed at once, fetch in Node 20 may never end
    const late = setTimeout(abort, timeoutMs);
    try {
      const key = typeof apiKey === "function" ? await apiKey() : apiKey;
      const response = await fetch(this.#address, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key !== undefined && { authorization: `Bearer ${key.trim()}` }),
        },
        body,
        redirect: "error", // the key is for this address
        signal: request.signal,
      });
      return { status: response.status, answer: await response.json() };
    } catch (cause) {
      throw new Unavailable(`no answer from ${this.#address}`, { cause });
    } finally {
      clearTimeout(late);
      signal.removeEventListener("abort", abort);
    }
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
