import { randomBytes, timingSafeEqual } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { newApiKey, parseApiKey } from "../../../src/access/apiKey.js";
import { type Authenticator, credentialsAuthenticator } from "../../../src/access/authenticate.js";
import { ApiKeys } from "../../../src/access/keys.js";
import { ROLES } from "../../../src/facts/role.js";
import type { Graph } from "../../../src/graph/graph.js";
import { newPrefix } from "../../support/prefix.js";
import { openGraph, openMigratedGraph, rows } from "../../support/store.js";

// the comparison itself, counted
vi.mock("node:crypto", async (original) => {
  const actual = await original<typeof import("node:crypto")>();
  return { ...actual, timingSafeEqual: vi.fn(actual.timingSafeEqual) };
});

const MINUTE_MS = 60_000;
const p = newPrefix();
let now = new Date("2026-11-21T14:00:00.000Z");
let graph: Graph;
let otherGraph: Graph;
let keys: ApiKeys;
/** As another process on the same database has them. */
let other: ApiKeys;
let authenticator: Authenticator;

beforeAll(async () => {
  graph = await openMigratedGraph();
  otherGraph = openGraph();
  keys = new ApiKeys(graph, () => now);
  other = new ApiKeys(otherGraph, () => now);
  authenticator = credentialsAuthenticator({ keys, now: () => now });
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await otherGraph[Symbol.asyncDispose]();
});
beforeEach(() => {
  now = new Date("2026-11-21T14:00:00.000Z");
  vi.mocked(timingSafeEqual).mockClear();
});

const scorer = { name: `${p}scorer`, roles: ["INGEST"], expiresAt: null } as const;
const authenticate = (text: string) => authenticator.authenticate(`Bearer ${text}`);

/** The message, and how many comparisons it took. */
async function refusal(text: string) {
  vi.mocked(timingSafeEqual).mockClear();
  const error: unknown = await authenticate(text).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: "UNAUTHENTICATED" });
  return {
    message: error instanceof Error ? error.message : "",
    comparisons: vi.mocked(timingSafeEqual).mock.calls.length,
  };
}

/** The text of a key with another secret. */
const withWrongSecret = (text: string) => `plk_${parseApiKey(text)?.id}_${randomBytes(32).toString("hex")}`;

describe("an API key", () => {
  it("shows who its holder is, at once and to every process", async () => {
    const { text } = await other.create({ ...scorer, roles: ["INGEST", "READ"] });
    expect(await authenticate(text)).toEqual({ name: scorer.name, roles: ["INGEST", "READ"] });
  });

  it("is taken whatever the case of Bearer is", async () => {
    const { text } = await keys.create(scorer);
    for (const scheme of ["bearer", "BEARER", "Bearer "])
      expect((await authenticator.authenticate(`${scheme} ${text}`)).name).toBe(scorer.name);
  });

  it("is valid until its end, and not after that", async () => {
    const expiresAt = now.getTime() + MINUTE_MS;
    const { text } = await keys.create({ ...scorer, expiresAt });
    now = new Date(expiresAt - 1);
    expect((await authenticate(text)).name).toBe(scorer.name);
    now = new Date(expiresAt);
    await refusal(text);
  });

  it("is refused as soon as another process has revoked it", async () => {
    const { key, text } = await keys.create(scorer);
    await authenticate(text);
    await other.revoke(key.id);
    await refusal(text);
  });

  it("is refused after one comparison, whatever is wrong with it, and with one message unless it only ended", async () => {
    const expired = await keys.create({ ...scorer, expiresAt: now.getTime() + 1 });
    const revoked = await keys.create(scorer);
    const valid = await keys.create(scorer);
    await keys.revoke(revoked.key.id);
    now = new Date(now.getTime() + MINUTE_MS);
    const refusals = {
      unknown: await refusal(newApiKey().text),
      wrongSecret: await refusal(withWrongSecret(valid.text)),
      expired: await refusal(expired.text),
      revoked: await refusal(revoked.text),
    };
    const { message } = refusals.unknown;
    const same = { message, comparisons: 1 };
    // who shows the right secret may know that its time is over
    const ended = {
      message: expect.stringMatching(/^this API key ended at 2\d{3}-.*Z: ask/),
      comparisons: 1,
    };
    expect(refusals).toEqual({ unknown: same, wrongSecret: same, expired: ended, revoked: same });
    expect(vi.mocked(timingSafeEqual).mock.lastCall?.map((part) => part.byteLength)).toEqual([32, 32]);
    expect(await refusal("plk_")).toEqual({ message, comparisons: 0 });
  });

  it.each([
    ["no header", undefined],
    ["an empty header", ""],
    ["no credentials", "Bearer"],
    ["another scheme", "Basic cHJvb2ZsaW5lOnNlY3JldA=="],
    ["two of them", "Bearer a b"],
    ["a line break", "Bearer a\n"],
    ["a JWT, where none are taken", "Bearer eyJhbGciOiJub25lIn0.e30."],
  ])("is asked for with %s", async (_, header) => {
    await expect(authenticator.authenticate(header)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("is not taken without the scheme", async () => {
    const { text } = await keys.create(scorer);
    await expect(authenticator.authenticate(text)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("is not taken where keys are not", async () => {
    const { text } = await keys.create(scorer);
    const none = credentialsAuthenticator({ now: () => now });
    await expect(none.authenticate(`Bearer ${text}`)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("can't be checked, rather than is wrong, while Neo4j is away", async () => {
    await using away = openGraph("bolt://127.0.0.1:1");
    const there = credentialsAuthenticator({ keys: new ApiKeys(away, () => now), now: () => now });
    await expect(there.authenticate(`Bearer ${newApiKey().text}`)).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
  });

  it("is not in the store, only its hash", async () => {
    const { key, text } = await keys.create(scorer);
    const [stored] = await rows(graph, "MATCH (k:ApiKey {id: $id}) RETURN properties(k) AS k", {
      id: key.id,
    });
    expect(JSON.stringify(stored)).not.toContain(parseApiKey(text)?.secret);
    expect(stored?.k).toMatchObject({ name: scorer.name, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it("is checked together with others that come at once, in few reads", async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) => keys.create({ ...scorer, name: `${p}many-${i}` })),
    );
    const reads = vi.spyOn(graph, "write");
    const asked = Array.from({ length: 500 }, (_, i) => made[i % made.length]);
    const principals = await Promise.all(asked.map((one) => authenticate(one?.text ?? "")));
    expect(principals.map(({ name }) => name)).toEqual(asked.map((one) => one?.key.name));
    expect(reads.mock.calls.length).toBe(2);
    reads.mockRestore();
  });
});

describe("a new API key", () => {
  it.each([
    ["a name that is reserved", { name: "local" }, "name"],
    ["a name with a line break", { name: "a\nb" }, "name"],
    ["a name that reads as a key's id", { name: "0123456789abcdef" }, "name"],
    ["no role", { roles: [] }, "roles"],
    ["a time that is over", { expiresAt: Date.parse("2026-11-21T13:59:59Z") }, "expiresAt"],
    ["no time", { expiresAt: Number.NaN }, "expiresAt"],
    ["a time that can't be written", { expiresAt: 9e15 }, "expiresAt"],
  ])("is refused with %s", async (_, part, path) => {
    await expect(keys.create({ ...scorer, ...part })).rejects.toMatchObject({ code: "BAD_USER_INPUT", path });
  });

  it("may have the name of another, so that one can be changed for the other", async () => {
    const grant = { ...scorer, name: `${p}rotated` };
    const before = await keys.create(grant);
    const after = await keys.create(grant);
    for (const { text } of [before, after]) expect((await authenticate(text)).name).toBe(grant.name);
    await keys.revoke(before.key.id);
    await refusal(before.text);
    expect((await authenticate(after.text)).name).toBe(grant.name);
  });
});

describe("the list of API keys", () => {
  it("has all of them, the newest first, and no hash", async () => {
    const grant = { ...scorer, name: `${p}listed` };
    const first = await keys.create({ ...grant, expiresAt: now.getTime() + MINUTE_MS });
    now = new Date(now.getTime() + 1);
    const second = await keys.create({ ...grant, roles: ROLES });
    const [revoked] = await keys.revoke(second.key.id);
    const listed = (await other.list()).filter(({ name }) => name === grant.name);
    expect(listed).toEqual([revoked, first.key]);
    expect(revoked).toEqual({ ...second.key, revokedAt: now.getTime() });
    expect(second.key.roles).toEqual(ROLES);
  });
});

describe("revoking", () => {
  it("by a name ends all keys of that name, and no others", async () => {
    const grant = { ...scorer, name: `${p}ended` };
    const made = [await keys.create(grant), await keys.create(grant)];
    const kept = await keys.create({ ...scorer, name: `${p}ended-not` });
    const revoked = await keys.revoke(grant.name);
    expect(revoked.map(({ id }) => id).sort()).toEqual(made.map(({ key }) => key.id).sort());
    for (const { text } of made) await refusal(text);
    await authenticate(kept.text);
  });

  it("twice leaves the time of the first", async () => {
    const { key } = await keys.create(scorer);
    const first = await keys.revoke(key.id);
    now = new Date(now.getTime() + MINUTE_MS);
    expect(await keys.revoke(key.id)).toEqual(first);
  });

  it.each(["", "0123456789abcdef", `${p}nobody`])("what is not there is NOT_FOUND: %j", async (idOrName) => {
    await expect(keys.revoke(idOrName)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a key by its text", () => {
  const first = `${p}first`;

  it("is stored once, however many processes begin with it", async () => {
    const { id, text } = newApiKey();
    const made = await Promise.all(
      [keys, other, keys].map((one) => one.ensure(`${text}\n`, first, ["ADMIN"])),
    );
    expect(made).toEqual([made[0], made[0], made[0]]);
    expect((await keys.list()).filter((key) => key.id === id)).toEqual([made[0]]);
    expect(await authenticate(text)).toEqual({ name: first, roles: ["ADMIN"] });
  });

  it("stays revoked", async () => {
    const { id, text } = newApiKey();
    await keys.ensure(text, first, ["ADMIN"]);
    await keys.revoke(id);
    expect((await keys.ensure(text, first, ["ADMIN"])).revokedAt).toBe(now.getTime());
    await refusal(text);
  });

  it("of another form is refused, and not shown", async () => {
    const text = "correct horse battery staple";
    const error: unknown = await keys.ensure(text, first, ["ADMIN"]).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(String(error)).not.toMatch(/correct|horse|staple/);
  });

  it("with another secret than that id has is a CONFLICT, and changes nothing", async () => {
    const { text } = await keys.create(scorer);
    const wrong = withWrongSecret(text);
    await expect(keys.ensure(wrong, first, ["ADMIN"])).rejects.toMatchObject({ code: "CONFLICT" });
    await refusal(wrong);
    expect(await authenticate(text)).toEqual({ name: scorer.name, roles: ["INGEST"] });
  });
});
