import { AccessLog } from "./access/accessLog.js";
import type { Config } from "./config.js";
import { ProoflineError } from "./facts/error.js";
import { Graph } from "./graph/graph.js";
import { hasLog, readHead } from "./graph/log/head.js";
import { migrate } from "./graph/migrate.js";
import { Recorder } from "./graph/recorder/recorder.js";
import { hasStore, openEmbedded } from "./local/openEmbedded.js";
import type { Checkpoints } from "./notary/checkpoints.js";
import { Notary } from "./notary/notary.js";
import { StoredCheckpoints } from "./notary/storedCheckpoints.js";
import { owner } from "./owner.js";

export interface StoreOptions {
  /** Lines for people, on what takes long. */
  readonly progress: (line: string) => void;
  /** Errors that no caller can do anything about. */
  readonly report: (message: string, cause: unknown) => void;
  /** Told after each transaction that made the log grow. */
  readonly grown?: () => void;
}

/** The graph, ready to be read and written. */
export interface Store extends AsyncDisposable {
  readonly graph: Graph;
  readonly notary: Notary;
  readonly recorder: Recorder;
  readonly accessLog: AccessLog;
}

/** The graph, ready to be read; what is read is recorded, and signed by the service that goes on with the log. */
export interface ReadStore extends AsyncDisposable {
  readonly graph: Graph;
  readonly checkpoints: Checkpoints;
  readonly accessLog: AccessLog;
}

/**
 * Opens the Neo4j that is configured, else the embedded one, and migrates it. A service has the embedded store for
 * itself ("exclusive"); commands share it with the service that runs.
 */
export async function openStore(
  config: Config,
  sharing: "exclusive" | "shared",
  { progress, report, grown }: StoreOptions,
): Promise<Store> {
  const { own, dispose } = owner();
  const now = () => new Date();
  try {
    const { graph } = own(await openGraph(config, sharing, progress));
    const isNew = (await readHead(graph)).verifierKey === null;
    const notary = own(await Notary.open(graph, config.log, report));
    if (isNew) progress(`a new log begins, ${notary.origin}; its signing key is ${config.log.keyFile}`);
    const recorder = own(
      new Recorder(graph, { now, toleranceMs: config.clockToleranceMs }, () => {
        notary.grown();
        grown?.();
      }),
    );
    const accessLog = own(new AccessLog(recorder, now));
    return { graph, notary, recorder, accessLog, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/**
 * Opens a store for a command that reads it, beside the service that runs. It makes no store, no log and no key: throws
 * NOT_FOUND that says what was looked for where there is none.
 */
export async function openToRead(
  config: Config,
  { progress, report }: Pick<StoreOptions, "progress" | "report">,
): Promise<ReadStore> {
  const { own, dispose } = owner();
  const now = () => new Date();
  try {
    const { graph } = own(await openExisting(config, "shared", progress));
    const checkpoints = own(await StoredCheckpoints.open(graph, config.log, report));
    const clock = { now, toleranceMs: config.clockToleranceMs };
    const accessLog = own(new AccessLog(own(new Recorder(graph, clock, () => {})), now));
    return { graph, checkpoints, accessLog, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** As `openGraph`, of a store that is to be there: throws NOT_FOUND that says what was looked for where there is none. */
export async function openExisting(
  config: Config,
  sharing: "exclusive" | "shared",
  progress: StoreOptions["progress"],
): Promise<AsyncDisposable & { readonly graph: Graph }> {
  await mustBeMade(config);
  return openGraph(config, sharing, progress, async (graph) => {
    if (!(await hasLog(graph))) throw noStore(config, "it holds no log");
    await migrate(graph);
  });
}

/** The graph of a store as it is, whatever was done to it: nothing is made, migrated or signed. Throws NOT_FOUND. */
export async function openUnchanged(
  config: Config,
  progress: StoreOptions["progress"],
): Promise<AsyncDisposable & { readonly graph: Graph }> {
  await mustBeMade(config);
  return openGraph(config, "shared", progress, async () => {});
}

/** Of a Neo4j elsewhere nothing is known before it is open. */
async function mustBeMade(config: Config): Promise<void> {
  if (config.neo4j === undefined && !(await hasStore(config.dataDir)))
    throw noStore(config, "nothing was ever stored there");
}

const noStore = ({ neo4j, dataDir }: Config, why: string): ProoflineError =>
  new ProoflineError(
    "NOT_FOUND",
    `there is no store in ${neo4j?.uri ?? dataDir}: ${why}. Say where it is with --data-dir, or NEO4J_URI and NEO4J_PASSWORD, or ask a service that runs with --url`,
    { path: neo4j === undefined ? "DATA_DIR" : "NEO4J_URI" },
  );

/**
 * The graph without its log's notary, migrated unless told otherwise: for commands that are to work on a store which a
 * service would refuse. Not to be written to by other means than theirs.
 */
export async function openGraph(
  config: Config,
  sharing: "exclusive" | "shared",
  progress: StoreOptions["progress"],
  prepare: (graph: Graph) => Promise<void> = migrate,
): Promise<AsyncDisposable & { readonly graph: Graph }> {
  const { own, dispose } = owner();
  try {
    const settings = config.neo4j ?? {
      ...own(await openEmbedded({ dataDir: config.dataDir, sharing, progress })),
      database: undefined,
    };
    const graph = own(new Graph(settings));
    await graph.ping();
    await prepare(graph);
    return { graph, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
