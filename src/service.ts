import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { AlertFeed } from "./access/alertFeed.js";
import { AccessWatcher } from "./access/alerts/watcher.js";
import {
  type Authenticator,
  credentialsAuthenticator,
  developmentAuthenticator,
} from "./access/authenticate.js";
import { DisparityWatcher } from "./access/disparity/watcher.js";
import { FsckWatcher } from "./access/fsck/watcher.js";
import { jwtVerifier } from "./access/jwt.js";
import { ApiKeys } from "./access/keys.js";
import type { AccessSettings } from "./access/settings.js";
import { AlertWebhooks } from "./access/webhooks/webhooks.js";
import { type HttpServer, serveHttp } from "./api/http.js";
import { composed } from "./composed.js";
import type { Config } from "./config.js";
import { badInputAt, ProoflineError } from "./facts/error.js";
import { readLogLevels } from "./graph/log/levels.js";
import { warmUp } from "./graph/warmUp.js";
import { Pairing } from "./ingest/kserve/pairing.js";
import { OpenLineageAssembler } from "./ingest/openlineage/assembler.js";
import { makeSocketFolder, serviceSocket } from "./local/serviceSocket.js";
import { attestedSizes, attesters } from "./notary/attestedSizes.js";
import { openTimestamping } from "./notary/timestamping.js";
import { readTrustedHere } from "./notary/trusted.js";
import { openWitnessing } from "./notary/witnessing.js";
import { packageVersion } from "./packageRoot.js";
import { openStore, type Store, type StoreOptions } from "./store.js";
import { type Log, NO_LOG } from "./telemetry/log.js";
import { Metrics } from "./telemetry/metrics.js";
import type { Telemetry } from "./telemetry/telemetry.js";

/** A running service. Disposal stops it in order: requests, the Recorder, the connection, the embedded server. */
export interface Service extends AsyncDisposable {
  readonly url: string;
  /** Answers what is under way as UNAVAILABLE. The process is to end then, whatever its store does. */
  abandon(): Promise<void>;
}

const ASK_AGAIN_MS = 1_000;

export interface ServiceOptions extends Omit<StoreOptions, "telemetry" | "report"> {
  /** Errors that no caller can do anything about, and in which request. */
  readonly report: (message: string, cause: unknown, requestId?: string) => void;
  /** Lines about requests. */
  readonly log?: Log;
}

/** Opens the port, then the store, and resolves when requests are answered. A step that fails closes what was opened. */
export async function startService(
  config: Config,
  options: ServiceOptions,
  stop?: AbortSignal,
): Promise<Service> {
  const { host, port, access, policy } = config;
  const { report, progress, log = NO_LOG } = options;
  const { metrics, tracer } = await openTelemetry(config, log);
  const telemetry: Telemetry = { metrics, tracer };
  const http = await serveHttp({
    ...{ host, port, access, answerTimeoutMs: config.answerTimeoutMs },
    ...{ report, progress, telemetry, log },
  });
  try {
    const services = await composed(async (own) => {
      let watcher: AccessWatcher | undefined;
      let disparity: DisparityWatcher | undefined;
      let assembler: OpenLineageAssembler | undefined;
      let webhooks: AlertWebhooks | undefined;
      const grown = () => {
        watcher?.notify();
        disparity?.notify();
        assembler?.notify();
        webhooks?.notify();
      };
      const store = own(await openWhenThere(config, { ...options, telemetry, grown }, stop));
      metrics.ofLog(async () => {
        const [levels, attested] = await Promise.all([
          readLogLevels(store.graph),
          attestedSizes(store.graph, store.notary.origin, config),
        ]);
        return { ...levels, attested };
      }, attesters(config));
      const authenticator = await openAuthenticator(access, store);
      watcher = own(new AccessWatcher(store.graph, store.recorder, report));
      if (config.disparity !== undefined)
        disparity = own(new DisparityWatcher(store.graph, store.recorder, config.disparity, report));
      assembler = own(new OpenLineageAssembler(store.graph, store.recorder, config.openLineage, report));
      const log = { graph: store.graph, origin: store.notary.origin, now: store.now };
      own(await openWitnessing(log, config.witnessing, report));
      if (config.timestamping !== undefined) own(openTimestamping(log, config.timestamping, report));
      if (config.fsck !== undefined)
        own(
          new FsckWatcher(store.graph, store.recorder, {
            settings: config.fsck,
            trusted: async () => ({ ...(await readTrustedHere(config.log)), since: undefined }),
            now: store.now,
            report,
            finished: (at, findings) => metrics.fsckFinished(at, findings),
          }),
        );
      webhooks = own(
        new AlertWebhooks(store.graph, config.webhooks, {
          now: store.now,
          report,
          delivered: (_, outcome) => metrics.webhook(RESULTS[outcome]),
        }),
      );
      const alertFeed = own(new AlertFeed(store.graph));
      const pairing = own(new Pairing(store.graph, store.recorder, store.now, report));
      const kserve = { pairing, deployment: config.kserveDeployment };
      return { ...store, authenticator, alertFeed, policy, kserve };
    });
    http.open(services);
    const commands = await listenForCommands(http, config, report);
    return {
      url: http.url,
      abandon: () => http.abandon(),
      [Symbol.asyncDispose]: async () => {
        http.leave();
        await commands?.[Symbol.asyncDispose]();
        // requests end before what they use
        await http[Symbol.asyncDispose]();
        await services[Symbol.asyncDispose]();
        await tracer?.[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await http[Symbol.asyncDispose]();
    await tracer?.[Symbol.asyncDispose]();
    throw error;
  }
}

/** What metrics call what came of a request to a webhook. */
const RESULTS = { DELIVERED: "delivered", FAILED: "retried", REFUSED: "failed" } as const;

/** What OpenTelemetry is made of is loaded only where traces are sent somewhere. */
async function openTelemetry({ isTraced }: Config, log: Log): Promise<Telemetry> {
  const version = packageVersion();
  const metrics = new Metrics(version);
  if (!isTraced) return { metrics, tracer: undefined };
  const { openTracer } = await import("./telemetry/openTelemetry.js");
  const tracer = openTracer(version, (isSent) => {
    metrics.traceExported(isSent);
    if (!isSent) log.debug("a batch of spans was not taken");
  });
  return { metrics, tracer };
}

/** Commands on this machine ask the service instead of opening its store; where they can't they open it. */
async function listenForCommands(
  http: HttpServer,
  config: Config,
  report: StoreOptions["report"],
): Promise<AsyncDisposable | undefined> {
  const socket = serviceSocket(config);
  try {
    if (socket !== undefined && (await makeSocketFolder(socket))) return await http.listenForOwner(socket);
  } catch (error) {
    report("commands can't ask this service, and open its store instead", error);
  }
  return undefined;
}

async function openAuthenticator(
  { credentials, firstKeyFile }: AccessSettings,
  { graph, now }: Store,
): Promise<Authenticator> {
  if (credentials === undefined) return developmentAuthenticator;
  const jwt = credentials.jwt && jwtVerifier(credentials.jwt, now);
  const keys = credentials.keys ? new ApiKeys(graph, now) : undefined;
  if (firstKeyFile !== undefined) await keys?.ensure(await readFirstKey(firstKeyFile), "first", ["ADMIN"]);
  return credentialsAuthenticator({ keys, jwt, now });
}

const readFirstKey = (file: string): Promise<string> =>
  readFile(file, "utf8").catch((cause: unknown) => {
    throw badInputAt("FIRST_KEY_FILE", `${file} can't be read`, cause);
  });

/** Waits for a Neo4j elsewhere, which may start later than the service; the embedded one is started here. */
async function openWhenThere(config: Config, options: StoreOptions, stop?: AbortSignal): Promise<Store> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await composed(async (own) => {
        const store = own(await openStore(config, "exclusive", options));
        await warmUp(store.graph);
        return store;
      });
    } catch (error) {
      const mayCome = error instanceof ProoflineError && error.code === "UNAVAILABLE";
      if (config.neo4j === undefined || !mayCome) throw error;
      if (attempt === 1) options.progress(`waiting for Neo4j at ${config.neo4j.uri}: ${error.message}`);
      await sleep(ASK_AGAIN_MS, undefined, stop === undefined ? {} : { signal: stop });
    }
  }
}
