import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { WebSocket } from "ws";
import { expectNoInsides } from "../../support/client.js";

export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** One socket that speaks graphql-transport-ws, with all that it was sent. */
export class Subscriber {
  readonly messages: Message[] = [];
  readonly socket: WebSocket;
  /** The close code. */
  readonly closed: Promise<number>;

  constructor(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    protocol = "graphql-transport-ws",
  ) {
    this.socket = new WebSocket(url.replace(/^http/, "ws"), protocol, { headers });
    this.closed = new Promise((resolve) => this.socket.once("close", resolve));
    this.socket.on("message", (data) => {
      expectNoInsides(String(data));
      this.messages.push(JSON.parse(String(data)));
      this.socket.emit("heard");
    });
  }

  /** One that has been let in. */
  static async open(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    params?: object,
  ): Promise<Subscriber> {
    const subscriber = new Subscriber(url, headers);
    await subscriber.begin(params);
    await subscriber.hear("connection_ack");
    return subscriber;
  }

  /** Sends the first message. */
  async begin(payload?: object): Promise<void> {
    await once(this.socket, "open");
    this.send({ type: "connection_init", ...(payload && { payload }) });
  }

  subscribe(id: string, query: string, more: object = {}): void {
    this.send({ type: "subscribe", id, payload: { query, ...more } });
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** As many messages of a type as are asked for, once they have come. */
  async hear(type: string, count = 1): Promise<readonly Message[]> {
    for (;;) {
      const heard = this.messages.filter((message) => message.type === type);
      if (heard.length >= count) return heard;
      await Promise.race([once(this.socket, "heard"), this.closed.then((code) => this.#wasClosed(code))]);
    }
  }

  #wasClosed(code: number): never {
    throw new Error(`closed with ${code} after ${JSON.stringify(this.messages)}`);
  }

  end(): void {
    this.socket.terminate();
  }
}

/** What an upgrade is answered with that is refused. */
export async function refusedUpgrade(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly code: string; readonly headers: IncomingHttpHeaders }> {
  const { socket } = new Subscriber(url, headers);
  const [, response] = await once(socket, "unexpected-response");
  let text = "";
  for await (const part of response) text += part;
  const [{ extensions }] = JSON.parse(text).errors;
  return { status: response.statusCode, code: extensions.code, headers: response.headers };
}
