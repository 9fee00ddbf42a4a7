import { beforeAll, describe, expect, it } from "vitest";
import { type Client, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { openGraph, rows } from "../../support/store.js";

const RATE = 5;
const AT_ONCE = 60;
/** A second's end may fall among them. */
const MOST_ALLOWED = 2 * RATE;
const prefix = newPrefix();
const limited = useService({ AUTH: "keys", REQUESTS_PER_SECOND: String(RATE) });
const free = useService({ AUTH: "keys", REQUESTS_PER_SECOND: "0" });

const names = ["flood", "calm", "free", "entries"] as const;
type Name = (typeof names)[number];
const nameOf = (name: Name) => `${prefix}${name}`;
let keys: Record<string, string>;
beforeAll(async () => {
  keys = await createKeys(Object.fromEntries(names.map((name) => [nameOf(name), ["AUDIT"]])));
});

const authorization = (name: Name) => ({ authorization: `Bearer ${keys[nameOf(name)]}` });
const ask = ({ client }: { client: Client }, name: Name): Promise<Response> =>
  fetch(`${client.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...authorization(name) },
    body: JSON.stringify({ query: "{ checkpoint { size } }" }),
  });
const times = <Result>(count: number, run: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, run));

/** What the audit says of a principal, by code: how many facts, and how many requests they stand for. */
async function audited(name: Name): Promise<Record<string, { facts: number; requests: number }>> {
  await using graph = openGraph();
  const found = await rows(
    graph,
    "MATCH (a:Access {principal: $name}) RETURN coalesce(a.code, a.outcome) AS code, count(a) AS facts, sum(coalesce(a.count, 1)) AS requests",
    { name: nameOf(name) },
  );
  return Object.fromEntries(
    found.map(({ code, facts, requests }) => [
      String(code),
      { facts: Number(facts), requests: Number(requests) },
    ]),
  );
}

describe("who asks too often", () => {
  it("is told so, and each of it is counted; others are not told", async () => {
    const [flood, calm] = await Promise.all([
      times(AT_ONCE, () => ask(limited, "flood")),
      times(RATE, () => ask(limited, "calm")),
    ]);
    const refused = flood.filter(({ status }) => status === 429);
    const allowed = flood.filter(({ status }) => status === 200);
    expect(allowed.length + refused.length).toBe(AT_ONCE);
    expect(allowed.length).toBeGreaterThanOrEqual(RATE);
    expect(allowed.length).toBeLessThanOrEqual(MOST_ALLOWED);
    expect(calm.map(({ status }) => status)).toEqual(Array.from({ length: RATE }, () => 200));
    for (const response of refused) {
      expect(response.headers.get("retry-after")).toBe("1");
      expect(await response.json()).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: "LIMIT_EXCEEDED" } }],
      });
    }
    const { RATE_LIMITED, ALLOWED } = await audited("flood");
    expect(ALLOWED).toEqual({ facts: allowed.length, requests: allowed.length });
    expect(RATE_LIMITED?.requests).toBe(refused.length);
    // ten of their own, and those of a second in one
    expect(RATE_LIMITED?.facts).toBeLessThanOrEqual(10 + 3);
    expect(await audited("calm")).toEqual({ ALLOWED: { facts: RATE, requests: RATE } });
  });

  it("is told so on the log's entries too, and they are no reads", async () => {
    const entries = () =>
      fetch(`${limited.client.url}/log/tile/entries/000.p/1`, { headers: authorization("entries") });
    const answers = await times(AT_ONCE, entries);
    const refused = answers.filter(({ status }) => status === 429).length;
    expect(refused).toBeGreaterThanOrEqual(AT_ONCE - MOST_ALLOWED);
    expect(await audited("entries")).toEqual({
      ALLOWED: { facts: AT_ONCE - refused, requests: AT_ONCE - refused },
      RATE_LIMITED: { facts: expect.any(Number), requests: refused },
    });
  });

  it("may go on where there is no limit", async () => {
    const answers = await times(AT_ONCE, () => ask(free, "free"));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it("may go on with what nobody is asked who they are for", async () => {
    const answers = await times(AT_ONCE, () => fetch(`${limited.client.url}/livez`));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});
