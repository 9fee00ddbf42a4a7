import { createHmac } from "node:crypto";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { gzipSync } from "node:zlib";
import { bentomlLogs, logsOf, mlflowTraces, spansIn } from "../../support/otlp.js";
import type { Route } from "../../support/watchedService.js";
import { runEvent } from "../ingest/lineage.js";
import type { Draw } from "./draw.js";

export const SECRET = "the webhook's secret";

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
export interface Told {
  readonly status: number;
  readonly text: string;
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY"];
const TYPES = [
  "application/json",
  "application/json; charset=utf-7",
  "application/x-protobuf",
  "application/cloudevents+json",
  "application/x-ndjson",
  "text/plain",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "",
];
const ODD_HEADERS: Readonly<Record<string, readonly string[]>> = {
  accept: [
    "text/html",
    "*/*",
    "application/graphql-response+json",
    "application/json;q=0",
    "x".repeat(4_000),
  ],
  authorization: [
    "Bearer ",
    "Bearer x",
    "Basic eDp4",
    `Bearer ${"x".repeat(6_000)}`,
    "Bearer eyJhbGciOiJub25lIn0.e30.",
  ],
  "content-encoding": ["gzip", "deflate", "br", "identity", "gzip, gzip", "x"],
  cookie: ["a=b", "=".repeat(3_000)],
  host: ["localhost", "127.0.0.1", "example.com", "%", "["],
  origin: ["https://example.com", "null", "http://localhost:1", "%"],
  "proofline-bookmark": ["FB:kcwQ", "", "x".repeat(9_000), 'FB:"'],
  "x-forwarded-for": ["1.2.3.4", "x", "1.2.3.4, ::1"],
  "x-request-id": ["abc", "a b", "x".repeat(3_000), "<script>"],
  range: ["bytes=0-", "bytes=-1", "bytes=9-1"],
  "if-none-match": ["*", '"x"', "x".repeat(3_000)],
  traceparent: ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-x", "x".repeat(3_000)],
};

/** What a door takes, of which damaged ones are made. */
const MESSAGES: readonly unknown[] = [
  runEvent("COMPLETE", {
    job: "fuzzed",
    second: 5,
    inputs: [{ namespace: "n", name: "t", facets: { a: 1 } }],
  }),
  [runEvent("START", { job: "fuzzed", second: 1 }), runEvent("FAIL", { job: "fuzzed", second: 2 })],
  {
    entity: "model_version_alias",
    action: "created",
    timestamp: "2026-11-21T14:02:11Z",
    data: { name: "m", alias: "a", version: "1" },
  },
  {
    entity: "model_version",
    action: "created",
    timestamp: "2026-11-21T14:02:11Z",
    data: { name: "m", version: "1", tags: {} },
  },
  { instances: [{ age: 41 }] },
  { predictions: [1, 2] },
  { inputs: [{ name: "age", shape: [2, 1], datatype: "FP32", data: [1, 2] }] },
  logsOf(
    { "proofline.deployment": "d" },
    {
      attributes: {
        "proofline.request_id": "r",
        "proofline.features": { a: 1 },
        "proofline.prediction": "1",
      },
    },
  ),
  spansIn(
    { "proofline.deployment": "d" },
    {
      attributes: {
        "proofline.request_id": "s",
        "proofline.features": { a: 1 },
        "proofline.prediction": "1",
      },
    },
  ),
  { query: "{ checkpoint { size } }", variables: {}, operationName: null, extensions: {} },
  [{ query: "{ __typename }" }, { query: "{ __typename }" }],
  { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
];

/** A request by chance to a route, or near it. */
export function requestTo(route: Route, draw: Draw): HttpRequest {
  const method = draw.percent(25) ? draw.of(METHODS) : route.method;
  const body = method === "GET" || method === "HEAD" ? noBody(draw) : bodyOf(draw);
  const headers: Record<string, string> = {};
  if (body.length > 0) headers["content-type"] = draw.percent(25) ? draw.of(TYPES) : typeOf(route);
  for (const [name, values] of Object.entries(ODD_HEADERS))
    if (draw.percent(5)) headers[name] = draw.of(values);
  let sent = body;
  if (draw.percent(15)) {
    headers["content-encoding"] = "gzip";
    sent = gzipSync(body);
    if (draw.percent(50)) sent = draw.damaged(sent);
  }
  if (draw.percent(3)) Object.assign(headers, upgrade(draw));
  Object.assign(headers, route.url.includes("kserve") ? cloudEvent(draw) : {});
  if (route.url.includes("mlflow") && draw.percent(70)) Object.assign(headers, signed(sent, draw));
  return { method, path: pathOf(route.url, draw), headers, body: sent };
}

const noBody = (draw: Draw): Uint8Array => (draw.percent(5) ? bodyOf(draw) : new Uint8Array());

function bodyOf(draw: Draw): Uint8Array {
  if (draw.percent(15)) return draw.bytes();
  if (draw.percent(20)) return draw.damaged(draw.percent(50) ? bentomlLogs() : mlflowTraces());
  const bytes = Buffer.from(JSON.stringify(draw.changed(draw.of(MESSAGES))) ?? "");
  return draw.percent(15) ? draw.damaged(bytes) : bytes;
}

const typeOf = ({ url }: Route): string =>
  url.startsWith("/v1/") ? "application/x-protobuf" : "application/json";

function pathOf(url: string, draw: Draw): string {
  const part = () =>
    draw.of([
      "0",
      "1",
      "000",
      "x001/000",
      "000.p/5",
      "entries/000",
      "entries/x999/x999/000",
      "..%2f..%2fetc",
      "%00",
      "-1",
      "x".repeat(2_000),
      encodeURIComponent(draw.text()),
    ]);
  const path = url.replace(/:\w+|\*/g, part);
  const near = draw.percent(5) ? path + draw.of(["/", "//", "/x", ";a=b", "%", "/../graphql"]) : path;
  if (!draw.percent(20)) return near;
  const query = draw.of([
    "query=%7B__typename%7D",
    "query=",
    "query=%7B",
    "variables=%7B",
    "extensions=%5B",
    "query[a]=b",
    "a=1&a=2",
    "%",
    `x=${"y".repeat(3_000)}`,
  ]);
  return `${near}?${query}`;
}

const upgrade = (draw: Draw) => ({
  connection: "Upgrade",
  upgrade: draw.of(["websocket", "h2c", "x"]),
  "sec-websocket-version": draw.of(["13", "8", "x"]),
  "sec-websocket-key": draw.of(["dGhlIHNhbXBsZSBub25jZQ==", "x"]),
  "sec-websocket-protocol": draw.of(["graphql-transport-ws", "graphql-ws", "x"]),
});

const cloudEvent = (draw: Draw): Record<string, string> => {
  const all = {
    "ce-specversion": draw.of(["1.0", "0.3", "x"]),
    "ce-id": draw.of(["1", "2", "x".repeat(600)]),
    "ce-type": `org.kubeflow.serving.inference.${draw.of(["request", "response", "x"])}`,
    "ce-source": draw.of(["http://localhost:9081/", "%"]),
    "ce-time": draw.of(["2026-11-21T14:00:00.000Z", "now"]),
    "ce-inferenceservicename": draw.of(["iris", "x".repeat(600)]),
    "ce-namespace": "prod",
    "ce-component": "predictor",
    "ce-endpoint": "default",
    "ce-metadata": draw.of(["{}", '{"X-Request-Id":["a"]}', "{", "[]", '{"X-Request-Id":7}']),
  };
  return Object.fromEntries(Object.entries(all).filter(() => !draw.percent(4)));
};

/** As MLflow signs it, so that what it holds is looked at. */
function signed(body: Uint8Array, draw: Draw): Record<string, string> {
  const id = draw.of(["d-1", "d-2", "x".repeat(200)]);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const hmac = createHmac("sha256", SECRET).update(`${id}.${timestamp}.`).update(body);
  return {
    "x-mlflow-delivery-id": id,
    "x-mlflow-timestamp": timestamp,
    "x-mlflow-signature": `v1,${hmac.digest("base64")}`,
  };
}

/** How long the service may take for any answer: a statement has 30 s, and waits for others. */
const DEADLINE_MS = 60_000;

/** Sends it on a connection of its own. Resolves to what came back; undefined where the connection was closed without an answer. */
export function send(url: string, { method, path, headers, body }: HttpRequest): Promise<Told | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asked: ClientRequest = httpRequest({
      ...{ hostname, port, method, path, agent: false, setHost: headers.host === undefined },
      headers: { ...headers, "content-length": String(body.length) },
    });
    const timer = setTimeout(() => {
      asked.destroy();
      reject(new Error(`no answer to ${method} ${path.slice(0, 100)} within ${DEADLINE_MS} ms`));
    }, DEADLINE_MS);
    const done = (told: Told | undefined) => {
      clearTimeout(timer);
      asked.destroy();
      resolve(told);
    };
    asked.on("error", () => done(undefined));
    asked.on("upgrade", (answer: IncomingMessage, socket: Duplex) => {
      socket.destroy();
      done({ status: answer.statusCode ?? 0, text: "" });
    });
    asked.on("response", (answer: IncomingMessage) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => done({ status: answer.statusCode ?? 0, text }));
      answer.on("error", () => done(undefined));
    });
    asked.end(body);
  });
}
