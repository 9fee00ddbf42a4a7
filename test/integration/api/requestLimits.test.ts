import { once } from "node:events";
import { connect } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { reported, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { openGraph, rows } from "../../support/store.js";

const prefix = newPrefix();
const service = useService({ AUTH: "keys" });
const development = useService();
const names = ["reader", "pipeline", "approver"] as const;
type Name = (typeof names)[number];
let keys: Record<string, string>;
beforeAll(async () => {
  keys = await createKeys({
    [`${prefix}reader`]: ["READ"],
    [`${prefix}pipeline`]: ["INGEST"],
    [`${prefix}approver`]: ["APPROVE"],
  });
});

const bearer = (who: Name) => `Bearer ${keys[prefix + who]}`;

const SIZE = "query Size { checkpoint { size } }";
const RECORD = "mutation Record($facts: [FactInput!]!) { recordFacts(facts: $facts) { key } }";
const fact = (key: string) => ({ sourceTable: { key: prefix + key } });
const padded = (query: string, variables: object, length: number): string => {
  const body = JSON.stringify({ query, variables });
  return body + " ".repeat(length - Buffer.byteLength(body));
};

interface Told {
  readonly status: number;
  readonly code: string | undefined;
}

async function post(who: Name, body: string | Uint8Array<ArrayBuffer> | ReadableStream): Promise<Told> {
  const response = await fetch(`${service.client.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: bearer(who) },
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
  const { errors } = await response.json();
  return { status: response.status, code: errors?.[0]?.extensions.code };
}

const get = async (who: Name, parameters: Record<string, string>): Promise<Told> => {
  const response = await fetch(`${service.client.url}/graphql?${new URLSearchParams(parameters)}`, {
    headers: { authorization: bearer(who), "apollo-require-preflight": "true" },
  });
  const { errors } = await response.json();
  return { status: response.status, code: errors?.[0]?.extensions.code };
};

/** A request as it goes over the wire, and its answer's status and code. */
async function raw(url: string, lines: readonly string[]): Promise<Told> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  let text = "";
  for await (const part of socket) {
    text += part;
    if (text.includes('"code"')) break;
  }
  return {
    status: Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1]),
    code: /"code":"(\w+)"/.exec(text)?.[1],
  };
}

/** The codes of what somebody was refused, the newest first. */
async function refusalsOf(principal: string): Promise<readonly unknown[]> {
  await using graph = openGraph();
  const found = await rows(
    graph,
    "MATCH (a:Access {principal: $principal}) WHERE a.outcome = 'DENIED' RETURN a.code AS code ORDER BY a.index DESC",
    { principal },
  );
  return found.map(({ code }) => code);
}

/** Sends something that is refused, and sees to it that the refusal is in the audit once and nothing is in the log lines. */
async function expectRefused(who: Name, send: () => Promise<Told>, told: Told): Promise<void> {
  const before = await refusalsOf(prefix + who);
  expect(await send()).toEqual(told);
  expect(await refusalsOf(prefix + who)).toEqual([told.code, ...before]);
  expect(reported).toEqual([]);
}

const KIB = 1024;

describe("a body", () => {
  it("has at most 256 KiB of who may not record", async () => {
    expect(await post("reader", padded(SIZE, {}, 256 * KIB))).toEqual({ status: 200, code: undefined });
    await expectRefused("reader", () => post("reader", padded(SIZE, {}, 256 * KIB + 1)), TOO_LARGE);
  });

  it.each<[Name, string]>([
    ["pipeline", "INGEST"],
    ["approver", "APPROVE"],
  ])("of %s may be larger, up to 16 MiB", async (who) => {
    const taken = await post(who, padded("mutation { __typename }", {}, 16 * KIB * KIB));
    expect(taken).toEqual({ status: 200, code: undefined });
    await expectRefused(who, () => post(who, padded(SIZE, {}, 16 * KIB * KIB + 1)), TOO_LARGE);
  });

  it("over 256 KiB must be one mutation", async () => {
    const large = (query: string) => post("pipeline", padded(query, { facts: [fact("large")] }, 300 * KIB));
    expect(await large(RECORD)).toEqual({ status: 200, code: undefined });
    const two = RECORD.replace("recordFacts", "one: recordFacts(facts: $facts) { key } recordFacts");
    for (const query of ["{ __typename }", two])
      await expectRefused("pipeline", () => large(query), TOO_LARGE);
  });

  it("is refused by its announced length, before any of it is sent", async () => {
    const head = [
      "POST /graphql HTTP/1.1",
      "host: localhost",
      "content-type: application/json",
      `authorization: ${bearer("reader")}`,
      `content-length: ${1_000_000}`,
    ];
    await expectRefused("reader", () => raw(service.client.url, head), TOO_LARGE);
  });

  it("is counted where its length is not announced", async () => {
    const endless = () =>
      new ReadableStream({
        pull: (stream) => stream.enqueue(new TextEncoder().encode(" ".repeat(64 * KIB))),
      });
    await expectRefused("reader", () => post("reader", endless()), TOO_LARGE);
  });

  it("is refused while it comes, where it nests too deep or holds too much", async () => {
    const variables = (json: string) => `{"query":${JSON.stringify(SIZE)},"variables":{"x":${json}}}`;
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    await expectRefused("reader", () => post("reader", variables(deep)), TOO_LARGE);
    const many = `[${"0,".repeat(200_000)}0]`;
    await expectRefused("pipeline", () => post("pipeline", variables(many)), TOO_LARGE);
  });

  it("is refused where it is not UTF-8, and not read as something else", async () => {
    const body = Buffer.concat([
      Buffer.from(`{"query":"mutation { recordSourceTable(input: {key: \\"${prefix}utf8`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`\\"}) { key } }"}`),
    ]);
    await expectRefused("pipeline", () => post("pipeline", body), BAD);
  });

  const TOO_LARGE: Told = { status: 413, code: "LIMIT_EXCEEDED" };
});

const BAD: Told = { status: 400, code: "BAD_USER_INPUT" };

describe("a query", () => {
  const chained = (count: number) =>
    `{ ...F0 } ${Array.from({ length: count }, (_, i) => `fragment F${i} on Query { ...F${i + 1} }`).join(" ")} fragment F${count} on Query { checkpoint { size } }`;
  const cycle = `{ ...F0 } ${Array.from({ length: 1_800 }, (_, i) => `fragment F${i} on Query{...F${(i + 1) % 1_800}}`).join(" ")}`;
  const literal = (levels: number) =>
    `{ lineage(kind: Prediction, key: ${"[".repeat(levels)}"x"${"]".repeat(levels)}) { nodeCount } }`;

  it.each([
    ["1,500 chained fragments", chained(1_500)],
    ["a cycle of fragments", cycle],
    ["a literal nested 4,000 levels", literal(4_000)],
    ["selections nested 4,000 levels", `${"{a".repeat(4_000)}${"}".repeat(4_000)}`],
    ["a type nested 4,000 levels", `query ($x: ${"[".repeat(4_000)}Int${"]".repeat(4_000)}) { __typename }`],
  ])("with %s is refused", async (_, query) => {
    await expectRefused("reader", () => post("reader", JSON.stringify({ query })), BAD);
  });

  it.each([
    "subscription { alertRaised @include(unless: false) { key } }",
    "subscription ($x: Boolean!) { alertRaised @include(if: $x) { key } }",
  ])("that is a subscription under a condition is refused, by POST and by GET: %s", async (query) => {
    await expectRefused("reader", () => post("reader", JSON.stringify({ query })), BAD);
    await expectRefused("reader", () => get("reader", { query }), BAD);
  });

  it.each(["Other", ""])(
    "that has no operation of the name asked for is refused: '%s'",
    async (operationName) => {
      const told = { status: 400, code: "OPERATION_RESOLUTION_FAILURE" };
      await expectRefused(
        "reader",
        () => post("reader", JSON.stringify({ query: SIZE, operationName })),
        told,
      );
    },
  );

  it("over 64 KiB is refused", async () => {
    const query = `${SIZE} # ${"x".repeat(64 * KIB)}`;
    await expectRefused("reader", () => post("reader", JSON.stringify({ query })), {
      status: 413,
      code: "LIMIT_EXCEEDED",
    });
  });

  it("in an address is bounded as one in a body", async () => {
    expect(await get("reader", { query: SIZE })).toEqual({ status: 200, code: undefined });
    await expectRefused("reader", () => get("reader", { query: literal(1_000) }), BAD);
    const where = `${'{"NOT":'.repeat(800)}{}${"}".repeat(800)}`;
    const query = "query ($where: SourceTableWhere) { sourceTables(where: $where) { key } }";
    await expectRefused("reader", () => get("reader", { query, variables: `{"where":${where}}` }), {
      status: 413,
      code: "LIMIT_EXCEEDED",
    });
  });

  it.each([
    [
      "depth",
      `{ lineage(kind: Prediction, key: "x") { ${"... { ".repeat(16)}nodeCount${" }".repeat(16)} } }`,
    ],
    ["aliases", `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(" ")} }`],
  ])("of too much %s is told so, and not that its syntax is wrong", async (what, query) => {
    const error = await development.client.refusal(query);
    expect(error.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(error.message.toLowerCase()).toContain(`${what.replace(/es$/, "")}`);
    expect(error.message).not.toContain("Syntax");
  });

  const RECEIPTS = "mutation { recordFacts(facts: [])";
  it.each([
    ["{ a: __schema { queryType { name } } }", "Query.__schema"],
    ["{ __schema { types { a: fields { name } b: fields { name } } } }", "__Type.fields"],
    ['{ a: __type(name: "Query") { name } }', "Query.__type"],
    [`${RECEIPTS} { a: key } }`, "Receipt.key"],
    [`${RECEIPTS} { ...R } } fragment R on Receipt { unrecorded { a: key } }`, "FactRef.key"],
  ])("takes no alias of what there may be thousands: %s", async (query, field) => {
    const error = await development.client.refusal(query);
    expect(error).toMatchObject({
      message: `${field} takes no alias`,
      extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
    });
  });
});

describe("a batch", () => {
  it("in a variable is refused before it is read, where it has over 5,000 facts", async () => {
    const facts = Array.from({ length: 5_001 }, () => ({}));
    await expectRefused(
      "pipeline",
      () => post("pipeline", JSON.stringify({ query: RECORD, variables: { facts } })),
      {
        status: 413,
        code: "LIMIT_EXCEEDED",
      },
    );
  });

  it("that repeats one large fact a thousand times is refused", async () => {
    const one = { sourceTable: { key: `${prefix}repeated`, owner: "x".repeat(200_000) } };
    const query = `mutation ($one: FactInput!) { recordFacts(facts: [${"$one ".repeat(1_000)}]) { key } }`;
    await expectRefused("pipeline", () => post("pipeline", JSON.stringify({ query, variables: { one } })), {
      status: 200,
      code: "LIMIT_EXCEEDED",
    });
  });

  it("with a fact of 52,000 references is refused, and no stack is exhausted", async () => {
    const reads = Array.from({ length: 52_000 }, () => ({ sourceTable: "t" }));
    const facts = [{ transformation: { key: `${prefix}wide`, job: "j", reads } }];
    await expectRefused(
      "pipeline",
      () => post("pipeline", JSON.stringify({ query: RECORD, variables: { facts } })),
      {
        status: 200,
        code: "LIMIT_EXCEEDED",
      },
    );
  });
});

describe("the header Host", () => {
  const head = (host: string, path = "/graphql") => [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    "content-type: application/json",
    `authorization: ${bearer("reader")}`,
    "content-length: 2",
    "",
    "{}",
  ];

  it.each(["127.999.1.1", "%", "[", "", "a b"])("is refused where it is no host: '%s'", async (host) => {
    await expectRefused("reader", () => raw(service.client.url, head(host)), BAD);
  });

  it("is refused where the address has one that is none", async () => {
    expect(await raw(service.client.url, head("localhost", "http://%/graphql"))).toEqual(BAD);
  });

  it.each(["127.999.1.1", "%", "[", ""])("is not this machine's in development mode: '%s'", async (host) => {
    const answer = await raw(development.client.url, head(host));
    expect(answer).toEqual({ status: 403, code: "FORBIDDEN" });
    expect(reported).toEqual([]);
  });

  it("is refused where only a page is asked for", async () => {
    const lines = ["GET /graphql HTTP/1.1", "host: %", "accept: text/html"];
    expect(await raw(service.client.url, lines)).toEqual(BAD);
  });
});
