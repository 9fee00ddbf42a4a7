import type { AlertFeed } from "../../access/alertFeed.js";
import type { FactRef } from "../../facts/kind.js";
import { type FactRecord, readRecord } from "../../facts/record.js";
import { type AccessFilter, readAccesses } from "../../graph/accesses.js";
import { readAlerts } from "../../graph/alerts.js";
import type { Graph } from "../../graph/graph.js";
import type { Context } from "../context.js";
import type { QueryResolvers, SubscriptionResolvers } from "../generated/types.js";
import { connection, pageSize, placeOf, timeOf } from "../page.js";
import { accessOf, alertOf } from "./accessNodes.js";

export const accessQueries: QueryResolvers<Context> = {
  accesses: (_, { filter, ...page }, { graph }) =>
    accessConnection(
      graph,
      {
        principal: filter?.principal ?? null,
        outcome: filter?.outcome ?? null,
        operation: filter?.operation ?? null,
        system: filter?.system ?? null,
        fact: filter?.fact ?? null,
        from: timeOf(filter?.from, "filter.from"),
        to: timeOf(filter?.to, "filter.to"),
      },
      page,
    ),
  alerts: async (_, { filter, first, after }, { graph }) => {
    const size = pageSize(first);
    const place = placeOf(after);
    const wanted = {
      rule: filter?.rule ?? null,
      principal: filter?.principal ?? null,
      from: timeOf(filter?.from, "filter.from"),
      to: timeOf(filter?.to, "filter.to"),
    };
    const found = await readAlerts(graph, wanted, place, size + 1);
    const items = found.flatMap(({ fact, time }) => {
      const record = readRecord(fact);
      return record.kind === "Alert" ? [{ node: alertOf(record), place: { time, key: fact.key } }] : [];
    });
    return connection(items, size, place);
  },
};

/** What a subscription's resolvers may use. */
export interface SubscriptionContext {
  readonly alertFeed: AlertFeed;
}

export const accessSubscriptions: SubscriptionResolvers<SubscriptionContext> = {
  alertRaised: {
    subscribe: (_, _args, { alertFeed }) => alertFeed.subscribe(),
    resolve: (alert: FactRecord<"Alert">) => alertOf(alert),
  },
};

interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Throws BAD_USER_INPUT or LIMIT_EXCEEDED for what is no page. */
async function accessConnection(graph: Graph, filter: AccessFilter, { first, after }: PageArgs) {
  const size = pageSize(first);
  const place = placeOf(after);
  const found = await readAccesses(graph, filter, place, size + 1);
  const items = found.flatMap(({ fact, time }) => {
    const record = readRecord(fact);
    return record.kind === "Access" ? [{ node: accessOf(record), place: { time, key: fact.key } }] : [];
  });
  return connection(items, size, place);
}

/** The accesses that named a fact. */
export const accessesOf = (graph: Graph, fact: FactRef, page: PageArgs) =>
  accessConnection(graph, { ...ANY, fact }, page);

const ANY = {
  principal: null,
  outcome: null,
  operation: null,
  system: null,
  fact: null,
  from: null,
  to: null,
};
