import { once } from "node:events";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { refusedUpgrade, Subscriber } from "./subscriber.js";
import { ALERTS, MAX_SOCKETS, useSubscriptions } from "./subscriptionService.js";

const world = useSubscriptions();
const { p, bearer, enter, raise, accessesOf, recordedOf } = world;

describe("what is no subscription", () => {
  const deep = `{ alertRaised { accesses { ${"... { ".repeat(16)}key${" }".repeat(16)} } } }`;

  it.each([
    ["a query", "{ checkpoint { size } }", {}, "BAD_USER_INPUT"],
    ["introspection alone", "{ __schema { queryType { name } } }", {}, "BAD_USER_INPUT"],
    ["a mutation", 'mutation { erase(kind: Access, key: "x", reason: "y") { index } }', {}, "BAD_USER_INPUT"],
    ["no GraphQL", "subscription {", {}, "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", "subscription { rumour }", {}, "GRAPHQL_VALIDATION_FAILED"],
    [
      "two fields",
      "subscription { alertRaised { key } b: alertRaised { key } }",
      {},
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["introspection", "subscription { __typename }", {}, "GRAPHQL_VALIDATION_FAILED"],
    ["too deep", `subscription ${deep}`, {}, "GRAPHQL_VALIDATION_FAILED"],
    [
      "deeper than can be parsed",
      `subscription { alertRaised ${"{a".repeat(4_000)}${"}".repeat(4_000)} }`,
      {},
      "BAD_USER_INPUT",
    ],
    [
      "a thousand fragments",
      `subscription { ...F0 } ${Array.from({ length: 1_000 }, (_, i) => `fragment F${i} on Subscription { ...F${i + 1} }`).join(" ")}`,
      {},
      "BAD_USER_INPUT",
    ],
    [
      "nothing, its field skipped",
      "subscription { alertRaised @skip(if: true) { key } }",
      {},
      "BAD_USER_INPUT",
    ],
    [
      "nothing, its fragment skipped",
      "subscription { ... { ...A @include(if: false) } } fragment A on Subscription { alertRaised { key } }",
      {},
      "BAD_USER_INPUT",
    ],
    [
      "a field by a variable",
      "subscription ($no: Boolean!) { alertRaised @skip(if: $no) { key } }",
      { variables: { no: true } },
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["a name that it has not", ALERTS, { operationName: "Other" }, "OPERATION_RESOLUTION_FAILURE"],
    [
      "without its variable",
      "subscription ($all: Boolean!) { alertRaised { key @include(if: $all) } }",
      {},
      "BAD_USER_INPUT",
    ],
  ])("%s is refused and recorded; the socket goes on", async (what, query, more, code) => {
    const name = what.replaceAll(" ", "-");
    const subscriber = await enter(name);
    subscriber.subscribe("1", query, more);
    const [refusal] = await subscriber.hear("error");
    expect(refusal?.payload).toMatchObject([{ message: expect.any(String), extensions: { code } }]);
    expect(await recordedOf(name)).toMatchObject({ outcome: "DENIED", code });
    subscriber.subscribe("2", ALERTS);
    expect(await recordedOf(name, 2)).toMatchObject({ outcome: "ALLOWED" });
  });
});

describe("misuse", () => {
  it("a message over 64 KiB closes the socket", async () => {
    const subscriber = await enter("loud");
    subscriber.subscribe("1", ALERTS, { variables: { filler: "x".repeat(64 * 1024) } });
    expect(await subscriber.closed).toBe(1009);
    expect(await recordedOf("loud")).toMatchObject({ outcome: "DENIED", code: "BAD_USER_INPUT" });
  });

  it.each([
    ["that is no JSON", "hello"],
    ["of no type", "{}"],
  ])("a message %s closes the socket, which is recorded", async (what, text) => {
    const name = what.replaceAll(" ", "-");
    const subscriber = await enter(name);
    subscriber.socket.send(text);
    expect(await subscriber.closed).toBe(4400);
    expect(await recordedOf(name)).toMatchObject({ outcome: "DENIED", code: "BAD_USER_INPUT" });
  });

  it("an id in use closes the socket, however long it is", async () => {
    const subscriber = await enter("twice");
    const id = "é".repeat(500);
    subscriber.subscribe(id, ALERTS);
    subscriber.subscribe(id, ALERTS);
    expect(await subscriber.closed).toBe(4409);
  });

  it("what is no handshake is refused, which is recorded", async () => {
    const headers = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "7" };
    const sent = request(`${world.service.url.replace(/^ws/, "http")}`, { headers }).end();
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(400);
    response.resume();
    expect((await accessesOf("anonymous"))[0]).toMatchObject({ outcome: "DENIED", code: "BAD_USER_INPUT" });
  });

  it("a message nested deeper than can be read closes the socket, which is recorded", async () => {
    const subscriber = await enter("nested");
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const payload = `{"query":${JSON.stringify(ALERTS)},"variables":{"x":${deep}}}`;
    subscriber.socket.send(`{"type":"subscribe","id":"1","payload":${payload}}`);
    expect(await subscriber.closed).toBe(4400);
    expect(await recordedOf("nested")).toMatchObject({ outcome: "DENIED", code: "BAD_USER_INPUT" });
  });

  it("over 16 subscriptions of one socket close it", async () => {
    const subscriber = await enter("greedy");
    for (let i = 0; i < 17; i++) subscriber.subscribe(String(i), ALERTS);
    expect(await subscriber.closed).toBe(1013);
    await recordedOf("greedy", 17);
    const codes = (await accessesOf(`${p}greedy`)).map((fields) => "code" in fields && fields.code);
    expect(codes.filter((code) => code !== null)).toEqual(["RATE_LIMITED"]);
  });

  it("another subprotocol is not spoken", async () => {
    const { socket } = new Subscriber(world.service.url, {}, "graphql-ws");
    const [error] = await once(socket, "error");
    expect(error).toMatchObject({ message: "Server sent no subprotocol" });
  });

  it("a page from elsewhere is refused, which is recorded", async () => {
    const answer = await refusedUpgrade(world.service.url, { origin: "https://evil.example" });
    expect(answer).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect((await accessesOf("anonymous"))[0]).toMatchObject({ outcome: "DENIED", code: "FORBIDDEN" });
  });

  it("another address has no sockets", async () => {
    expect(await refusedUpgrade(`${world.service.url}/other`)).toMatchObject({
      status: 404,
      code: "NOT_FOUND",
    });
  });

  it("an id that is used again while its subscription is being begun closes the socket", async () => {
    const subscriber = await enter("hasty");
    for (let i = 0; i < 8; i++) {
      subscriber.subscribe("1", ALERTS);
      subscriber.send({ type: "complete", id: "1" });
    }
    expect(await subscriber.closed).toBe(4409);
    await recordedOf("hasty", 2);
    const outcomes = (await accessesOf(`${p}hasty`)).map((fields) => "outcome" in fields && fields.outcome);
    expect(outcomes.toSorted()).toEqual(["ALLOWED", "DENIED"]);
  });

  it("subscriptions that were completed while they were begun give nothing, and their ids are free", async () => {
    const subscriber = await enter("fickle");
    for (let round = 1; round <= 4; round++) {
      for (let i = 0; i < 8; i++) {
        subscriber.subscribe(`${i}`, ALERTS);
        subscriber.send({ type: "complete", id: `${i}` });
      }
      await recordedOf("fickle", 8 * round);
      await sleep(100);
    }
    subscriber.subscribe("0", ALERTS);
    await recordedOf("fickle", 33);
    await raise("h-1", "h-2");
    const events = await subscriber.hear("next", 2);
    await sleep(1_500);
    expect(subscriber.messages).toHaveLength(1 + events.length);
    expect(events.map(({ id }) => id)).toEqual(["0", "0"]);
  });

  it("more sockets than there may be are refused", async () => {
    for (let i = 0; i < MAX_SOCKETS; i++) {
      const authorization = await bearer(`many-${i}`);
      world.open.push(
        await Subscriber.open(world.service.url, i % 2 ? { authorization } : {}, { authorization }),
      );
    }
    const authorization = await bearer("many-last");
    const answer = await refusedUpgrade(world.service.url, { authorization });
    expect(answer).toMatchObject({ status: 503, code: "LIMIT_EXCEEDED" });
    expect(await recordedOf("many-last")).toMatchObject({ outcome: "DENIED", code: "RATE_LIMITED" });
    const late = new Subscriber(world.service.url);
    await late.begin({ authorization });
    expect(await late.closed).toBe(1013);
    for (const left of world.open.splice(0)) left.end();
    await expect
      .poll(() => Subscriber.open(world.service.url, { authorization }).then((one) => one.end()))
      .toBeUndefined();
  });

  it("sockets of nobody known are few, and shut out nobody who shows who they are", async () => {
    const silent = Array.from({ length: 20 }, () => new Subscriber(world.service.url));
    world.open.push(...silent);
    await Promise.all(silent.map(({ socket }) => once(socket, "open")));
    expect(await refusedUpgrade(world.service.url)).toMatchObject({ status: 503, code: "LIMIT_EXCEEDED" });
    const authorization = await bearer("shown");
    world.open.push(await Subscriber.open(world.service.url, { authorization }));
    expect(await Promise.all(silent.map(({ closed }) => closed))).toEqual(silent.map(() => 4408));
    world.open.push(await Subscriber.open(world.service.url, {}, { authorization }));
  });
});

describe("who asks too often", () => {
  it("is told so, however they ask, and that is aggregated", async () => {
    const perSecond = 5;
    await using limited = await openService({ AUTH: "keys", REQUESTS_PER_SECOND: String(perSecond) });
    const keys = await createKeys({ [`${p}often`]: ["AUDIT"] });
    const authorization = `Bearer ${keys[`${p}often`]}`;
    const subscriber = await Subscriber.open(`${limited.url}/graphql`, { authorization });
    const codes: unknown[] = [];
    for (let i = 0; i < 60; i += 15) {
      for (let j = i; j < i + 15; j++) subscriber.subscribe(`${j}`, "subscribe {nope}");
      const errors = await subscriber.hear("error", i + 15);
      codes.splice(
        0,
        codes.length,
        ...errors.map(({ payload }) => JSON.stringify(payload).includes("LIMIT_EXCEEDED")),
      );
    }
    const refused = codes.filter((isRefused) => isRefused).length;
    expect(refused).toBeGreaterThan(20);
    const recorded = await accessesOf(`${p}often`);
    expect(recorded.length).toBeLessThan(50);
    const counts = recorded.map((fields) =>
      "code" in fields && fields.code === "RATE_LIMITED" ? (fields.count ?? 1) : 0,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(refused);
    // HTTP has the same count
    const statuses = await Promise.all(
      Array.from({ length: 15 }, async () => {
        const { status } = await fetch(`${limited.url}/graphql?query={checkpoint{size}}`, {
          headers: { authorization, "apollo-require-preflight": "true" },
        });
        return status;
      }),
    );
    expect(statuses).toContain(429);
    subscriber.end();
  });
});

describe("an upgrade to something else", () => {
  it.each([
    ["GET", "h2c"],
    ["POST", "h2c"],
    ["POST", "websocket"],
  ])("is ignored: the %s request for %s is answered as any other", async (method, upgrade) => {
    await using whole = await openService();
    const query = "{ __typename }";
    const sent = request(
      `${whole.url}/graphql${method === "GET" ? `?query=${encodeURIComponent(query)}` : ""}`,
      {
        method,
        headers: {
          connection: "Upgrade, HTTP2-Settings",
          upgrade,
          "http2-settings": "AAMAAABk",
          "content-type": "application/json",
        },
      },
    );
    sent.end(method === "POST" ? JSON.stringify({ query }) : undefined);
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(200);
    response.setEncoding("utf8");
    expect(JSON.parse((await once(response, "data"))[0])).toEqual({ data: { __typename: "Query" } });
  });
});
