import type { AccessLog } from "../access/accessLog.js";
import type { AlertFeed } from "../access/alertFeed.js";
import type { Caller } from "../access/auditedRequest.js";
import type { Authenticator } from "../access/authenticate.js";
import type { OperationDriver } from "../graph/catalogue/driver.js";
import type { Graph } from "../graph/graph.js";
import type { Recorder } from "../graph/recorder/recorder.js";
import type { DeploymentTemplate } from "../ingest/kserve/deployment.js";
import type { Pairing } from "../ingest/kserve/pairing.js";
import type { Notary } from "../notary/notary.js";
import type { Policy } from "../report/rule.js";

/** What takes KServe's events. */
export interface KserveService {
  readonly pairing: Pairing;
  readonly deployment: DeploymentTemplate;
}

/** What every resolver may use. One is made at the start. */
export interface Services {
  readonly graph: Graph;
  readonly notary: Notary;
  readonly recorder: Recorder;
  readonly authenticator: Authenticator;
  readonly accessLog: AccessLog;
  readonly alertFeed: AlertFeed;
  readonly policy: Policy;
  readonly kserve: KserveService;
  readonly now: () => Date;
}

/** One operation's context. */
export interface Context extends Services {
  /** Who calls; facts are recorded in this name. */
  readonly caller: Caller;
  /** What the operation's mutations did: where all that they sent is new, its facts say who sent it and when, and else its Access. */
  readonly written: { duplicates: number; forgotten: number };
  /** The Access of a read, from when it is authorised: its answer waits for that to be recorded. */
  readonly access: { recorded: Promise<void> | undefined };
  /** Whether its request is larger than one may be that records nothing. */
  readonly isLarge: boolean;
  /** Whether whoever asked has closed the connection, so that nobody waits for the answer. */
  readonly isGone: () => boolean;
  /** The request's, for log lines. */
  readonly requestId: string;
  /** Says by which code the answer is told from a good one. */
  readonly answeredAs: (code: string) => void;
  /** Says that the operation is recorded, or will be before its answer goes out. */
  readonly audited: () => void;
  /** @neo4j/graphql takes its driver, the database it asks, and how long it may take, from here. */
  readonly executionContext: OperationDriver;
  readonly sessionConfig: { readonly database?: string };
  readonly transaction: { readonly timeout: number };
}
