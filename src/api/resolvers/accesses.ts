import type { AlertFeed } from "../../access/alertFeed.js";
import type { FactRef } from "../../facts/kind.js";
import type { FactRecord } from "../../facts/record.js";
import { type AccessFilter, ANY_ACCESS, readAccesses } from "../../graph/accesses.js";
import { readAlerts } from "../../graph/alerts.js";
import type { Graph } from "../../graph/graph.js";
import { rangeOf } from "../../graph/range.js";
import type { Context } from "../context.js";
import type { QueryResolvers, SubscriptionResolvers } from "../generated/types.js";
import { connectionOf, type PageArgs } from "../page.js";
import { auditNode } from "./auditNode.js";

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
        ...rangeOf(filter, "filter"),
      },
      page,
    ),
  alerts: (_, { filter, ...page }, { graph }) => {
    const wanted = {
      rule: filter?.rule ?? null,
      principal: filter?.principal ?? null,
      ...rangeOf(filter, "filter"),
    };
    return connectionOf(
      page,
      (after, limit) => readAlerts(graph, wanted, after, limit),
      (record) => (record.kind === "Alert" ? auditNode(record) : undefined),
    );
  },
};

/** What a subscription's resolvers may use. */
export interface SubscriptionContext {
  readonly alertFeed: AlertFeed;
}

export const accessSubscriptions: SubscriptionResolvers<SubscriptionContext> = {
  alertRaised: {
    subscribe: (_, _args, { alertFeed }) => alertFeed.subscribe(),
    resolve: (alert: FactRecord<"Alert">) => auditNode(alert),
  },
};

const accessConnection = (graph: Graph, filter: AccessFilter, page: PageArgs) =>
  connectionOf(
    page,
    (after, limit) => readAccesses(graph, filter, after, limit),
    (record) => (record.kind === "Access" ? auditNode(record) : undefined),
  );

/** The accesses that named a fact. */
export const accessesOf = (graph: Graph, fact: FactRef, page: PageArgs) =>
  accessConnection(graph, { ...ANY_ACCESS, fact }, page);
