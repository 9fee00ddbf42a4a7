import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A COMMIT of the Bolt protocol: a chunk of two bytes, the structure 0x12 without fields, and the message's end. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);
/** Neo4j's answer to a COMMIT holds a bookmark; no other answer in an explicit transaction does. */
const COMMITTED = Buffer.from("bookmark");

/** At a COMMIT the connection is cut: after Neo4j has committed, so that the answer is lost, or before it is asked to. */
export type Cut = "after the commit" | "before the commit";

/** Stands between a driver and Neo4j, to break their connection at a chosen moment. */
export class BreakableProxy implements AsyncDisposable {
  /** How many connections were cut at a COMMIT. */
  cuts = 0;
  /** Bytes that Neo4j has sent. */
  sent = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => this.#accept(client));
  readonly #target: { readonly host: string; readonly port: number };
  #next: { readonly cut: Cut; readonly then: () => void } | undefined;
  #connected = true;
  #isHeld = false;

  private constructor(neo4j: string) {
    const { hostname, port } = new URL(neo4j);
    this.#target = { host: hostname, port: Number(port || 7687) };
  }

  static async open(neo4j: string): Promise<BreakableProxy> {
    const proxy = new BreakableProxy(neo4j);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get uri(): string {
    const address: AddressInfo | string | null = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("the proxy does not listen");
    return `bolt://127.0.0.1:${address.port}`;
  }

  /** Cuts the connection at the next COMMIT, once. */
  cutNext(cut: Cut, then: () => void = () => {}): void {
    this.#next = { cut, then };
  }

  /** Cuts all connections, and those to come until `connect`. */
  disconnect(): void {
    this.#connected = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** From now on nothing passes, as if Neo4j hung: connections stay, and new ones are taken and never answered. */
  hold(): void {
    this.#isHeld = true;
  }

  connect(): void {
    this.#isHeld = false;
    this.#connected = true;
  }

  #accept(client: Socket): void {
    if (!this.#connected) {
      client.destroy();
      return;
    }
    const neo4j = connect(this.#target);
    this.#own(client, neo4j);
    this.#own(neo4j, client);
    let unfinished: Buffer = Buffer.alloc(0);
    let lost: (() => void) | undefined;

    client.on("data", (data: Buffer) => {
      if (this.#isHeld) return;
      const seen = Buffer.concat([unfinished, data]);
      unfinished = seen.subarray(Math.max(0, seen.length - COMMIT.length + 1));
      const next = this.#next;
      if (next !== undefined && seen.includes(COMMIT)) {
        this.#next = undefined;
        this.cuts++;
        if (next.cut === "before the commit") {
          client.destroy();
          next.then();
          return;
        }
        lost = next.then;
      }
      neo4j.write(data);
    });

    let answered: Buffer = Buffer.alloc(0);
    neo4j.on("data", (data: Buffer) => {
      if (this.#isHeld) return;
      this.sent += data.length;
      if (lost === undefined) {
        client.write(data);
        return;
      }
      answered = Buffer.concat([answered, data]);
      if (!answered.includes(COMMITTED)) return;
      client.destroy();
      lost();
    });
  }

  /** The end of one is the end of the other. */
  #own(socket: Socket, other: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#sockets.delete(socket);
      other.destroy();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.disconnect();
    this.#server.close();
    await once(this.#server, "close");
  }
}
