import type { Neo4jAddress } from "./neo4j.js";

export const SIDES = [
  "httpIngest",
  "rawIngest",
  "httpSingles",
  "httpTypename",
  "httpReport",
  "rawTrail",
  "rawAudited",
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
  /** How many ask at a time, for the sides that read trails; one unless given. */
  readonly callers?: number;
}

/** What a client process is told: first to open a side, then round after round. */
export type Order = { readonly open: SideName; readonly target: Target } | { readonly round: Round };

/** Its answer to each order. Samples are what the side measures: milliseconds of each call, or one rate a second. */
export type Reply = { readonly samples: readonly number[] } | { readonly error: string };

/** One client load. What a round sends is made before its clock starts; what comes back is checked after it stops. */
export interface Side {
  round(round: Round): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** Both ends of the channel are this program's own, so the shape of a message need not be looked into. */
export const isOrder = (message: unknown): message is Order =>
  typeof message === "object" && message !== null && ("open" in message || "round" in message);
export const isReply = (message: unknown): message is Reply =>
  typeof message === "object" && message !== null && ("samples" in message || "error" in message);
