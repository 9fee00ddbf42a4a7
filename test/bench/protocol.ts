import type { Neo4jAddress } from "./neo4j.js";

export const SIDES = [
  "httpIngest",
  "ingestCommand",
  "rawGraph",
  "rawBare",
  "httpSingles",
  "httpTypename",
  "httpReport",
  "rawTrail",
  "rawAudited",
  "httpImpact",
  "rawLookup",
  "httpCoverage",
  "rawCount",
  "httpSearch",
  "rawFullText",
  "httpEvents",
  "httpEventBatches",
  "httpFacts",
] as const;
export type SideName = (typeof SIDES)[number];

/** What a side works against. */
export interface Target {
  readonly url: string;
  readonly neo4j: Neo4jAddress;
}

/** Keys `prefix-from`, `prefix-(from + step)` and so on, `count` of them. */
export interface Keys {
  readonly prefix: string;
  readonly from: number;
  readonly step: number;
  readonly count: number;
}

/** The size of a trail, for the sides that read trails to check what they got. */
export interface TrailSize {
  readonly nodes: number;
  readonly edges: number;
}

export interface Round {
  readonly keys: Keys;
  readonly trail?: TrailSize;
  /** How many ask at a time, for the sides that read; one unless given. */
  readonly callers?: number;
  /** How many predictions an answer must count, for the sides that count them. */
  readonly counted?: number;
}

/** What a client process is told: first to open a side, then round after round. */
export type Order = { readonly open: SideName; readonly target: Target } | { readonly round: Round };

/** What one round took: all of it, and each call. */
export interface Times {
  readonly seconds: number;
  readonly milliseconds: readonly number[];
}

/** Its answer to each order; opening a side takes no time that counts. */
export type Reply = { readonly times: Times } | { readonly error: string };

/** One client load. What a round sends is made before its clock starts; what comes back is checked after it stops. */
export interface Side {
  round(round: Round): Promise<Times>;
  close(): Promise<void>;
}

/** Both ends of the channel are this program's own, so the shape of a message need not be looked into. */
export const isOrder = (message: unknown): message is Order =>
  typeof message === "object" && message !== null && ("open" in message || "round" in message);
export const isReply = (message: unknown): message is Reply =>
  typeof message === "object" && message !== null && ("times" in message || "error" in message);
