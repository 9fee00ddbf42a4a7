import type { Graph } from "../graph/graph.js";
import type { Recorder } from "../graph/recorder/recorder.js";
import type { Notary } from "../notary/notary.js";
import type { RuleSettings } from "../report/rule.js";

/** What every resolver may use. One is made at the start. */
export interface Services {
  readonly graph: Graph;
  readonly notary: Notary;
  readonly recorder: Recorder;
  readonly rules: RuleSettings;
  readonly now: () => Date;
}

/** One operation's context. */
export interface Context extends Services {
  /** Who calls; facts are recorded in this name. */
  readonly principal: string;
  /** @neo4j/graphql takes its driver, and the database it asks, from here. */
  readonly executionContext: Graph["driver"];
  readonly sessionConfig: { readonly database?: string };
}
