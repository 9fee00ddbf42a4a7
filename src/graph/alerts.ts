import type { StoredFact } from "../facts/record.js";
import type { Graph } from "./graph.js";
import {
  type Page,
  type PageRange,
  type Place,
  type PlacedFact,
  pageRange,
  placedFact,
  readPage,
} from "./page.js";
import { defineQuery } from "./query.js";
import { storedFact } from "./storedFact.js";

/** All that is given must hold. Times in canonical form, `from` inclusive and `to` exclusive. */
export interface AlertFilter {
  readonly rule: string | null;
  readonly principal: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const alerts = defineQuery<PageRange & { rule: string | null; principal: string | null }, PlacedFact>(
  "access/alerts/page.cypher",
  placedFact("Alert"),
);

const since = defineQuery<{ next: number; limit: number }, StoredFact>("access/alerts/since.cypher", (row) =>
  storedFact(row, "Alert"),
);

/** A page of alerts, the newest first, by time and key, after a place. */
export const readAlerts = (
  graph: Graph,
  { rule, principal, ...times }: AlertFilter,
  after: Place | null,
  limit: number,
): Promise<Page> => readPage(graph, alerts, { ...pageRange(times, after, limit), rule, principal });

/** Alerts with an index from `next` on, the oldest first. */
export const readAlertsSince = (graph: Graph, next: number, limit: number): Promise<StoredFact[]> =>
  graph.read(since, { next, limit });
