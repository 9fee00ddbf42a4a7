import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { isObject } from "../../src/facts/json.js";
import { readExport } from "../../src/ingest/otlp/wire.js";

export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Takes spans by OTLP over HTTP in protobuf, as a collector does. */
export class SpanReceiver implements AsyncDisposable {
  readonly spans: ReceivedSpan[] = [];
  /** All that came, as it came. */
  bytes = Buffer.alloc(0);
  /** What is answered. */
  status = 200;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      this.bytes = Buffer.concat([this.bytes, body]);
      this.spans.push(...spansIn(readExport("traces", body)));
      response.writeHead(this.status, { "content-type": "application/x-protobuf" }).end();
    });
  }

  static async open(): Promise<SpanReceiver> {
    const receiver = new SpanReceiver();
    receiver.#server.listen(0, "127.0.0.1");
    await once(receiver.#server, "listening");
    return receiver;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("the receiver does not listen");
    return `http://127.0.0.1:${address.port}`;
  }

  /** Of one trace. */
  of(traceId: string): ReceivedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const itemsOf = (holder: unknown, name: string): unknown[] => {
  const items = isObject(holder) ? holder[name] : undefined;
  return Array.isArray(items) ? items : [];
};

const spansIn = (body: unknown): ReceivedSpan[] =>
  itemsOf(body, "resourceSpans")
    .flatMap((resource) => itemsOf(resource, "scopeSpans"))
    .flatMap((scope) => itemsOf(scope, "spans"))
    .filter(isObject)
    .map((span) => ({
      name: String(span.name),
      traceId: String(span.traceId),
      spanId: String(span.spanId),
      parentSpanId: typeof span.parentSpanId === "string" ? span.parentSpanId : undefined,
      attributes: Object.fromEntries(
        itemsOf(span, "attributes")
          .filter(isObject)
          .map(({ key, value }) => [String(key), isObject(value) ? Object.values(value)[0] : undefined]),
      ),
    }));
