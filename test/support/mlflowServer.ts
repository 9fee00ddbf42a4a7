import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

type Json = Readonly<Record<string, unknown>>;
interface Run extends Json {
  readonly info: { readonly run_id: string; readonly status: string; readonly end_time?: number };
}
interface LoggedModel extends Json {
  readonly info: { readonly model_id: string };
}

/** What it has. A test changes it between imports. */
export interface MlflowContent {
  experiments: readonly { readonly experiment_id: string; readonly name: string }[];
  runs: readonly Run[];
  loggedModels: readonly LoggedModel[];
  versions: readonly Json[];
  /** By model and alias. */
  aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of each logged model, by path. */
  artifacts: Readonly<Record<string, string>>;
}

/** Answers as an MLflow 3.17.2 server does to what an import asks, a page of one at a time, for tests where Python is not there. */
export class MlflowServer implements AsyncDisposable {
  readonly content: MlflowContent;
  /** What was asked, and what was shown with it. */
  readonly asked: { readonly path: string; readonly authorization: string | undefined }[] = [];
  /** Answers nothing else while it is set. */
  failing: { readonly status: number; readonly body: string } | undefined;
  readonly #server = createServer((request, response) => {
    this.#answer(request)
      .then(({ status = 200, body }) => {
        response.writeHead(status).end(body);
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });

  private constructor(content: MlflowContent) {
    this.content = content;
  }

  static async start(content: MlflowContent): Promise<MlflowServer> {
    const server = new MlflowServer(content);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get url(): string {
    const address = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  async #answer(request: IncomingMessage): Promise<{ status?: number; body: string }> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://mlflow");
    this.asked.push({ path: pathname, authorization: request.headers.authorization });
    if (this.failing !== undefined) return this.failing;
    const sent = request.method === "POST" ? ((await json(request)) as Json) : {};
    const query: Json = { ...Object.fromEntries(searchParams), ...sent };
    const found = this.#find(pathname.replace(/^\/(ajax-)?api\/2\.0\/mlflow\//, ""), query);
    if (typeof found === "string") return { body: found };
    const missing = '{"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "not there"}';
    return found === undefined ? { status: 404, body: missing } : { body: JSON.stringify(found) };
  }

  #find(path: string, query: Json): Json | string | undefined {
    const { experiments, runs, versions, aliases, loggedModels, artifacts } = this.content;
    switch (path) {
      case "experiments/search":
        return page("experiments", experiments, query);
      case "runs/search":
        return page("runs", ended(runs, String(query.filter)).filter(isIn(query.experiment_ids)), query);
      case "model-versions/search":
        return page("model_versions", versions, query);
      case "registered-models/search":
        // as searches of some servers: without aliases
        return page(
          "registered_models",
          Object.keys(aliases).map((name) => ({ name })),
          query,
        );
      case "registered-models/get": {
        const name = String(query.name);
        const own = Object.entries(aliases[name] ?? {}).map(([alias, version]) => ({ alias, version }));
        return { registered_model: { name, aliases: own } };
      }
    }
    const [, id, rest] = /^logged-models\/([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
    const model = loggedModels.find(({ info }) => info.model_id === id);
    if (model === undefined) return undefined;
    if (rest === undefined) return { model };
    if (rest === "artifacts/files") return artifacts[String(query.artifact_file_path)];
    return { files: listed(Object.keys(artifacts), String(query.artifact_directory_path ?? "")) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }
}

function page(name: string, all: readonly Json[], { page_token: token }: Json): Json {
  const at = Number(token ?? 0);
  return {
    [name]: all.slice(at, at + 1),
    ...(at + 1 < all.length && { next_page_token: String(at + 1) }),
  };
}

const isIn =
  (experiments: unknown) =>
  ({ info }: Run): boolean =>
    Array.isArray(experiments) &&
    experiments.includes(Object.entries(info).find(([name]) => name === "experiment_id")?.[1]);

/** The two filters that an import sends. */
function ended(runs: readonly Run[], filter: string): Run[] {
  const [, since] = /^attributes\.end_time >= (\d+)$/.exec(filter) ?? [];
  if (since === undefined) return runs.filter(({ info }) => info.status === "RUNNING");
  return runs
    .filter(({ info: { end_time } }) => end_time !== undefined && end_time >= Number(since))
    .sort((a, b) => Number(a.info.end_time) - Number(b.info.end_time));
}

/** One folder, as MLflow lists it. */
function listed(paths: readonly string[], folder: string): readonly Json[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return [...new Set(below.map((path) => path.replace(/\/.*$/, "")))].map((name) => ({
    path: `${prefix}${name}`,
    is_dir: !below.includes(name),
  }));
}
