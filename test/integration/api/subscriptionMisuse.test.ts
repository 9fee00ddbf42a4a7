import { once } from "node:events";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { Subscriber } from "./subscriber.js";
import { ALERTS, MAX_SOCKETS, useSubscriptions } from "./subscriptionService.js";

const world = useSubscriptions();
const { p, enter, accessesOf, recordedOf } = world;

describe("what is no subscription", () => {
  const deep = `{ alertRaised { accesses { ${"... { ".repeat(16)}key${" }".repeat(16)} } } }`;

  it.each([
    ["a query", "{ checkpoint { size } }", {}, "BAD_USER_INPUT"],
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
  });

  it.each([
    ["that is no JSON", "hello"],
    ["of no type", "{}"],
  ])("a message %s closes the socket", async (_, text) => {
    const subscriber = await enter("confused");
    subscriber.socket.send(text);
    expect(await subscriber.closed).toBe(4400);
  });

  it("over 16 subscriptions of one socket close it", async () => {
    const subscriber = await enter("greedy");
    for (let i = 0; i < 17; i++) subscriber.subscribe(String(i), ALERTS);
    expect(await subscriber.closed).toBe(1008);
    await recordedOf("greedy", 17);
    const codes = (await accessesOf(`${p}greedy`)).map((fields) => "code" in fields && fields.code);
    expect(codes.filter((code) => code !== null)).toEqual(["RATE_LIMITED"]);
  });

  it("another subprotocol is not spoken", async () => {
    const { socket } = new Subscriber(world.service.url, {}, "graphql-ws");
    const [error] = await once(socket, "error");
    expect(error).toMatchObject({ message: "Server sent no subprotocol" });
  });

  /** What an upgrade is answered with that is refused. */
  async function refusal(url: string, headers: Readonly<Record<string, string>> = {}) {
    const { socket } = new Subscriber(url, headers);
    const [, response] = await once(socket, "unexpected-response");
    let text = "";
    for await (const part of response) text += part;
    return { status: response.statusCode, code: JSON.parse(text).errors[0].extensions.code };
  }

  it("a page from elsewhere is refused, which is recorded", async () => {
    const answer = await refusal(world.service.url, { origin: "https://evil.example" });
    expect(answer).toEqual({ status: 403, code: "FORBIDDEN" });
    expect((await accessesOf("anonymous"))[0]).toMatchObject({ outcome: "DENIED", code: "FORBIDDEN" });
  });

  it("another address has no sockets", async () => {
    expect(await refusal(`${world.service.url}/other`)).toEqual({ status: 404, code: "NOT_FOUND" });
  });

  it("more sockets than there may be are refused", async () => {
    for (let i = 0; i < MAX_SOCKETS; i++) await enter(`crowd-${i}`);
    expect(await refusal(world.service.url)).toEqual({ status: 503, code: "LIMIT_EXCEEDED" });
  });
});

describe("an upgrade to something else", () => {
  it.each(["GET", "POST"])("is ignored: the %s request is answered as any other", async (method) => {
    const sent = request(world.service.url, {
      method,
      headers: { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "AAMAAABk" },
    });
    sent.end(method === "POST" ? "a body" : undefined);
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(200);
    response.setEncoding("utf8");
    expect(await once(response, "data")).toEqual([`${method} was answered`]);
  });
});
