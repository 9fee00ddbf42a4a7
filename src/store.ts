import { AccessLog } from "./access/accessLog.js";
import type { Config } from "./config.js";
import { Graph } from "./graph/graph.js";
import { migrate } from "./graph/migrate.js";
import { Recorder } from "./graph/recorder/recorder.js";
import { openEmbedded } from "./local/openEmbedded.js";
import { Notary } from "./notary/notary.js";
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
    const notary = own(await Notary.open(graph, config.log, report));
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
