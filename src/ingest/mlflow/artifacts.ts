import { createHash } from "node:crypto";
import { ProoflineError } from "../../facts/error.js";
import { type Answer, listAt, objectAt, textAt } from "./answer.js";
import { folderDigest, isOfModel, type ModelFile } from "./manifest.js";
import type { MlflowServer } from "./server.js";

/** Files of one model, and levels of its folders: more is no model, or never ends. */
const MAX_FILES = 10_000;
const MAX_DEPTH = 32;

/** A folder or a file of artifacts that the server lists and gives out. */
interface Place {
  /** Where the model begins; what a path is told relative to. */
  readonly root: string;
  readonly list: (path: string) => Promise<Answer>;
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
}

/**
 * The SHA-256 of a model's artifacts, which are read over the MLflow server: of a file that of its bytes, of a folder as
 * model-signing has it (`folderDigest`). Undefined where its server does not give them out: those of another store that no run and no
 * logged model has.
 *
 * @param uri where a registered version or a logged model says its artifacts are
 */
export async function hashArtifacts(
  server: MlflowServer,
  uri: string,
  run: string | undefined,
): Promise<string | undefined> {
  const place = await placeOf(server, uri, run);
  if (place === undefined) return undefined;
  const files = await filesBelow(place, place.root, 0);
  // of a path that is a file MLflow lists nothing, or the file itself
  const [only] = files;
  if (files.length === 0 || (files.length === 1 && only === place.root)) return hashFile(place, place.root);
  const hashed: ModelFile[] = [];
  for (const path of files) {
    const below = place.root === "" ? path : path.slice(place.root.length + 1);
    if (isOfModel(below)) hashed.push({ path: below, sha256: await hashFile(place, path) });
  }
  return folderDigest(hashed);
}

async function placeOf(
  server: MlflowServer,
  uri: string,
  run: string | undefined,
): Promise<Place | undefined> {
  const [, model] = /^models:\/+(m-[0-9a-zA-Z]+)\/?$/.exec(uri) ?? [];
  if (model !== undefined) return ofLoggedModel(server, model);
  const [, ofRun, path = ""] = /^runs:\/+([^/]+)\/?(.*)$/s.exec(uri) ?? [];
  if (ofRun !== undefined) return ofArtifacts(server, ofRun, trimmed(path));
  const [, proxied] = /^mlflow-artifacts:\/(?:\/[^/]*\/)?\/*(.+)$/s.exec(uri) ?? [];
  if (proxied !== undefined) return ofProxy(server, trimmed(proxied));
  if (run === undefined) return undefined;
  // MLflow 2 writes where a run's artifacts lie instead of the run
  const { run: found } = await server.get("runs/get", { run_id: run });
  const info = objectAt(isAnswer(found) ? found : {}, "info");
  const root = textAt(info, "artifact_uri")?.replace(/\/+$/, "");
  return root !== undefined && uri.startsWith(`${root}/`)
    ? ofArtifacts(server, run, trimmed(uri.slice(root.length)))
    : undefined;
}

const isAnswer = (value: unknown): value is Answer => typeof value === "object" && value !== null;
const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, "");

function ofLoggedModel(server: MlflowServer, id: string): Place {
  const name = encodeURIComponent(id);
  return {
    root: "",
    list: (path) =>
      server.get(
        `logged-models/${name}/artifacts/directories`,
        path === "" ? {} : { artifact_directory_path: path },
      ),
    read: (path) =>
      server.bytes(`/ajax-api/2.0/mlflow/logged-models/${name}/artifacts/files`, {
        artifact_file_path: path,
      }),
  };
}

const ofArtifacts = (server: MlflowServer, run: string, root: string): Place => ({
  root,
  list: (path) => server.get("artifacts/list", { run_id: run, ...(path !== "" && { path }) }),
  read: (path) => server.bytes("/get-artifact", { run_id: run, path }),
});

/** Its lists name files without the folder that was asked for. */
const ofProxy = (server: MlflowServer, root: string): Place => ({
  root,
  list: async (path) => {
    const answer = await server.json("/api/2.0/mlflow-artifacts/artifacts", { path });
    const files = listAt(answer, "files").map((file) => ({
      ...file,
      path: `${path}/${textAt(file, "path") ?? ""}`,
    }));
    return { files };
  },
  read: (path) =>
    server.bytes(`/api/2.0/mlflow-artifacts/artifacts/${path.split("/").map(encodeURIComponent).join("/")}`),
});

async function filesBelow(place: Place, path: string, depth: number): Promise<string[]> {
  if (depth > MAX_DEPTH) throw tooMany(`has folders deeper than ${MAX_DEPTH} levels`);
  const files: string[] = [];
  for (const one of listAt(await place.list(path), "files")) {
    const found = textAt(one, "path");
    // a list must lead down, else it would never end
    if (found === undefined || (path !== "" && found !== path && !found.startsWith(`${path}/`))) continue;
    if (one.is_dir === true) files.push(...(await filesBelow(place, found, depth + 1)));
    else files.push(found);
    if (files.length > MAX_FILES) throw tooMany(`has more than ${MAX_FILES} files`);
  }
  return files;
}

const tooMany = (what: string): ProoflineError =>
  new ProoflineError("LIMIT_EXCEEDED", `a model's folder ${what}`);

/** No more than a chunk is held. */
async function hashFile({ read }: Place, path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of read(path)) hash.update(chunk);
  return hash.digest("hex");
}
