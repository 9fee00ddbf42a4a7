import { AccessLog } from "./access/accessLog.js";
import { Archives } from "./archive/archives.js";
import { composed, type Own } from "./composed.js";
import type { Config } from "./config.js";
import { ProoflineError } from "./facts/error.js";
import { Graph } from "./graph/graph.js";
import { hasLog, readHead } from "./graph/log/head.js";
import { migrate } from "./graph/migrate.js";
import { Recorder } from "./graph/recorder/recorder.js";
import type { Random } from "./graph/recorder/submission.js";
import { hasStore, openEmbedded } from "./local/openEmbedded.js";
import type { Checkpoints } from "./notary/checkpoints.js";
import { Notary } from "./notary/notary.js";
import { StoredCheckpoints } from "./notary/storedCheckpoints.js";
import type { Telemetry } from "./telemetry/telemetry.js";

export interface StoreOptions {
  /** Lines for people, on what takes long. */
  readonly progress: (line: string) => void;
  /** Errors that no caller can do anything about. */
  readonly report: (message: string, cause: unknown) => void;
  /** What hears of what the store does, in a service. */
  readonly telemetry?: Telemetry;
  /** Told after each transaction that made the log grow. */
  readonly grown?: () => void;
  /** The clock of all parts, where it is not this machine's. */
  readonly now?: () => Date;
  /** Gives so many random bytes, of which salts, nonces and ids in the log are made, where it is not this machine. */
  readonly random?: Random;
}

/** Whether a store is had alone, as a service has the embedded one, or beside the service that runs. */
export type Sharing = "exclusive" | "shared";

/** The graph, and what records that it was read. */
export interface OpenGraph extends AsyncDisposable {
  readonly graph: Graph;
  readonly recorder: Recorder;
  readonly accessLog: AccessLog;
  readonly now: () => Date;
}

/** The graph, ready to be read and written. */
export interface Store extends OpenGraph {
  readonly notary: Notary;
}

/** The graph, ready to be read; what is read is recorded, and signed by the service that goes on with the log. */
export interface ReadStore extends OpenGraph {
  readonly checkpoints: Checkpoints;
}

/** Opens the Neo4j that is configured, else the embedded one, migrates it, and begins its log where it has none. */
export const openStore = (config: Config, sharing: Sharing, options: StoreOptions): Promise<Store> =>
  composed(async (own) => {
    const { progress, report, grown, telemetry } = options;
    const { graph } = own(await openGraph(config, sharing, progress, migrate, telemetry));
    const isNew = (await readHead(graph)).verifierKey === null;
    const notary = own(await Notary.open(graph, config.log, report));
    if (isNew) progress(`a new log begins, ${notary.origin}; its signing key is ${config.log.keyFile}`);
    const told = () => {
      notary.grown();
      grown?.();
    };
    return { ...recording(own, graph, config, { ...options, grown: told }), notary };
  });

/**
 * Opens a store for a command that reads it, beside the service that runs where it is shared. It makes no store, no log and no key: throws
 * NOT_FOUND that says what was looked for where there is none.
 */
export const openToRead = (
  config: Config,
  options: StoreOptions,
  sharing: Sharing = "shared",
): Promise<ReadStore> =>
  composed(async (own) => {
    const { graph } = own(await openExisting(config, sharing, options.progress));
    const checkpoints = own(await StoredCheckpoints.open(graph, config.log, options.report));
    return { ...recording(own, graph, config, options), checkpoints };
  });

/**
 * Opens a store beside the service that runs, for a command that changes what signs its log: nothing is signed, and no key
 * looked at. Throws NOT_FOUND.
 */
export const openUnsigned = (config: Config, options: StoreOptions): Promise<OpenGraph> =>
  composed(async (own) => {
    const { graph } = own(await openExisting(config, "shared", options.progress));
    return recording(own, graph, config, options);
  });

/** The graph of a store as it is, whatever was done to it: nothing is made, migrated or signed. Throws NOT_FOUND. */
export const openUnchanged = (config: Config, options: Omit<StoreOptions, "report">): Promise<OpenGraph> =>
  composed(async (own) => {
    await mustBeMade(config);
    const { graph } = own(await openGraph(config, "shared", options.progress, async () => {}));
    return recording(own, graph, config, options);
  });

function recording(
  own: Own,
  graph: Graph,
  { clockToleranceMs: toleranceMs }: Config,
  { now = () => new Date(), grown, random }: Pick<StoreOptions, "now" | "grown" | "random">,
) {
  const recorder = own(new Recorder(graph, { now, toleranceMs }, grown, random));
  return { graph, recorder, accessLog: own(new AccessLog(recorder, now, random)), now };
}

/** As `openGraph`, of a store that is to be there: throws NOT_FOUND that says what was looked for where there is none. */
export async function openExisting(config: Config, sharing: Sharing, progress: StoreOptions["progress"]) {
  await mustBeMade(config);
  return openGraph(config, sharing, progress, async (graph) => {
    if (!(await hasLog(graph))) throw noStore(config, "it holds no log");
    await migrate(graph);
  });
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
export const openGraph = (
  config: Config,
  sharing: Sharing,
  progress: StoreOptions["progress"],
  prepare: (graph: Graph) => Promise<void> = migrate,
  telemetry?: Telemetry,
) =>
  composed(async (own) => {
    const settings = config.neo4j ?? {
      ...own(await openEmbedded({ dataDir: config.dataDir, sharing, progress })),
      database: undefined,
    };
    const graph = own(new Graph(settings, telemetry, new Archives(config.archiveDirs)));
    await graph.ping();
    await prepare(graph);
    return { graph };
  });
