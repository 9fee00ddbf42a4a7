import { beforeAll, describe, expect, it } from "vitest";
import { type Client, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";

const prefix = newPrefix();
const service = useService({ AUTH: "keys" });
const behindProxy = useService({ AUTH: "keys", TRUSTED_PROXIES: "127.0.0.0/8" });
const behindAnother = useService({ AUTH: "keys", TRUSTED_PROXIES: "198.51.100.0/24" });
const auditor = `${prefix}auditor`;
let key: string;
beforeAll(async () => {
  ({ [auditor]: key = "" } = await createKeys({ [auditor]: ["AUDIT"] }));
});

/** Where the audit says that a request came from. */
async function addressOf({ client }: { client: Client }, forwardedFor: string): Promise<unknown> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
  const ask = async (query: string, more: Record<string, string> = {}) => {
    const body = JSON.stringify({ query });
    const response = await fetch(`${client.url}/graphql`, {
      method: "POST",
      headers: { ...headers, ...more },
      body,
    });
    return JSON.parse(await response.text());
  };
  const operation = `Asked${newPrefix().slice(0, -1)}`;
  await ask(`query ${operation} { checkpoint { size } }`, { "x-forwarded-for": forwardedFor });
  const { data } = await ask(
    `{ accesses(filter: { principal: "${auditor}", operation: "${operation}" }) { edges { node { address } } } }`,
  );
  return data.accesses.edges[0].node.address;
}

describe("X-Forwarded-For", () => {
  it("is anybody's word where no proxy is trusted", async () => {
    expect(await addressOf(service, "203.0.113.7")).toBe("127.0.0.1");
  });

  it("is believed of a proxy that is trusted", async () => {
    expect(await addressOf(behindProxy, "203.0.113.7")).toBe("203.0.113.7");
  });

  it("is not believed of what a caller put before it", async () => {
    expect(await addressOf(behindProxy, "192.0.2.1, 203.0.113.7")).toBe("203.0.113.7");
  });

  it("is not believed of others than the proxies that are trusted", async () => {
    expect(await addressOf(behindAnother, "203.0.113.7")).toBe("127.0.0.1");
  });
});
