import { badInputAt, ProoflineError } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import { type Answer, listAt, textAt } from "./answer.js";

/** Longest wait for an answer to begin, in milliseconds: a search over many runs takes its time. */
const DEADLINE_MS = 120_000;
/** Bytes of one answer. A page of runs has far fewer. */
const MAX_ANSWER = 256 * 1024 * 1024;

/** What MLflow's own client takes from the environment. */
export interface MlflowCredentials {
  readonly MLFLOW_TRACKING_TOKEN?: string | undefined;
  readonly MLFLOW_TRACKING_USERNAME?: string | undefined;
  readonly MLFLOW_TRACKING_PASSWORD?: string | undefined;
}

/** An MLflow server's REST API, as its own client asks it. */
export class MlflowServer {
  /** Without user, password and the slash at its end. */
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** Throws BAD_USER_INPUT for what is no address of a server. */
  constructor(trackingUri: string, credentials: MlflowCredentials) {
    const url = URL.canParse(trackingUri) ? new URL(trackingUri) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol))
      throw badInputAt(
        "--tracking-uri",
        "must be the address of an MLflow server, as http://127.0.0.1:5000: a folder or a database of MLflow's is read by its server",
      );
    this.#headers = authorization(credentials, url);
    url.username = "";
    url.password = "";
    url.search = "";
    url.hash = "";
    this.url = url.href.replace(/\/+$/, "");
  }

  /** Throws UNAVAILABLE, UNAUTHENTICATED or FORBIDDEN, NOT_FOUND and BAD_USER_INPUT, each with what MLflow says. */
  async get(path: string, query: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#json(await this.#ask(withQuery(`/api/2.0/mlflow/${path}`, query)));
  }

  /** As `get`, of what MLflow takes as POST. */
  async post(path: string, body: unknown): Promise<Answer> {
    return this.#json(await this.#ask(`/api/2.0/mlflow/${path}`, body));
  }

  /** The pages of a list, each asked for when the last one was used. */
  async *pages(
    ask: (token: string | undefined) => Promise<Answer>,
    name: string,
  ): AsyncGenerator<readonly Answer[]> {
    let token: string | undefined;
    do {
      const answer = await ask(token);
      yield listAt(answer, name);
      const next = textAt(answer, "next_page_token");
      if (next !== undefined && next === token)
        throw this.#unavailable("gives the same page again and again");
      token = next;
    } while (token !== undefined);
  }

  /** The JSON at a path of the server's own, below none of its APIs. */
  async json(path: string, query: Readonly<Record<string, string>>): Promise<Answer> {
    return this.#json(await this.#ask(withQuery(path, query)));
  }

  /** The bytes at a path of the server's own. */
  async *bytes(path: string, query: Readonly<Record<string, string>> = {}): AsyncGenerator<Uint8Array> {
    const { body } = await this.#ask(withQuery(path, query));
    if (body === null) return;
    try {
      for await (const chunk of body) yield chunk;
    } catch (cause) {
      throw this.#unavailable("broke off in the middle of a file", cause);
    }
  }

  async #ask(path: string, body?: unknown): Promise<Response> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), DEADLINE_MS);
    try {
      const response = await fetch(`${this.url}${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          ...this.#headers,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: "error", // the password is for this address
        signal: deadline.signal,
      });
      if (response.ok) return response;
      throw await this.#refusal(response);
    } catch (cause) {
      throw cause instanceof ProoflineError ? cause : this.#unavailable("does not answer", cause);
    } finally {
      clearTimeout(timer);
    }
  }

  async #json(response: Response): Promise<Answer> {
    let value: unknown;
    try {
      value = JSON.parse(await boundedText(response));
    } catch (cause) {
      throw this.#unavailable("does not answer with JSON", cause);
    }
    if (isObject(value)) return value;
    throw this.#unavailable("does not answer as an MLflow server");
  }

  async #refusal(response: Response): Promise<ProoflineError> {
    const { status } = response;
    const text = (await response.text()).slice(0, 500);
    const said = `${this.url} answers ${status}: ${messageOf(text)}`;
    if (status === 401)
      return new ProoflineError(
        "UNAUTHENTICATED",
        `${said}. Set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD`,
      );
    if (status === 403) return new ProoflineError("FORBIDDEN", said);
    if (status === 404) return new ProoflineError("NOT_FOUND", said);
    return new ProoflineError(status < 500 && status !== 429 ? "BAD_USER_INPUT" : "UNAVAILABLE", said);
  }

  #unavailable(what: string, cause?: unknown): ProoflineError {
    return new ProoflineError("UNAVAILABLE", `${this.url} ${what}`, { cause });
  }
}

async function boundedText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER) throw new RangeError("an answer is too long");
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}

const withQuery = (path: string, query: Readonly<Record<string, string>>): string => {
  const text = new URLSearchParams(query).toString();
  return text === "" ? path : `${path}?${text}`;
};

/** As MLflow's client: a user and a password go before a token. */
function authorization(given: MlflowCredentials, url: URL): Readonly<Record<string, string>> {
  const user = given.MLFLOW_TRACKING_USERNAME || decodeURIComponent(url.username);
  const password = given.MLFLOW_TRACKING_PASSWORD || decodeURIComponent(url.password);
  if (user !== "" && password !== "")
    return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
  const token = given.MLFLOW_TRACKING_TOKEN;
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** MLflow's own words, where the answer has them. */
function messageOf(text: string): string {
  const [, message] = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  return (message ?? (text.trim() || "no reason")).replace(/\.$/, "");
}
