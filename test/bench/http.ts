import { Agent, request } from "node:http";

export interface Answer {
  readonly body: Buffer;
}

/** GraphQL, or what stands at another path, over a fixed number of kept connections. */
export class GraphqlClient {
  readonly #agent: Agent;
  readonly #url: URL;

  constructor(url: string, connections: number, path = "/graphql") {
    this.#url = new URL(path, url);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: "fifo" });
  }

  /** Sends a request that `bodyOf` made, and reads all of its answer. Throws where its status is no success. */
  post(body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "content-length": body.length };
      const sent = request(this.#url, { method: "POST", agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          const answer = { body: Buffer.concat(chunks) };
          if (response.statusCode !== undefined && response.statusCode < 300) resolve(answer);
          else reject(new Error(`status ${response.statusCode}: ${answer.body.toString().slice(0, 1_000)}`));
        });
      });
      sent.once("error", reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

export const bodyOf = (query: string, variables: Record<string, unknown> = {}): Buffer =>
  Buffer.from(JSON.stringify({ query, variables }));

/** The `data` of an answer without errors. Throws where there are some. */
export function dataOf({ body }: Answer): unknown {
  const answer: unknown = JSON.parse(body.toString());
  if (typeof answer !== "object" || answer === null || !("data" in answer) || "errors" in answer)
    throw new Error(`refused: ${body.toString().slice(0, 1_000)}`);
  return answer.data;
}

/** What lies at a path in an answer's data; undefined where nothing does. */
export const at = (data: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined),
    data,
  );

/** The items of an array at a path. Throws where there is none. */
export function listAt(data: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = at(data, ...path);
  if (!Array.isArray(list)) throw new Error(`an answer without ${path.join(".")}`);
  return list;
}
