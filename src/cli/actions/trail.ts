import { canonical, type JsonValue } from "../../facts/json.js";
import { at, optional, type ServiceAddress, type ServiceOptions, send, serviceOf } from "../client.js";
import { namingFlags, readCount } from "../flags.js";
import { configOf, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { type Decision, printPages, type ReadPage } from "./trailPages.js";

export interface TrailOptions extends ServiceOptions, Options {
  readonly model: string;
  readonly limit: string;
}

export async function trailAction(options: TrailOptions): Promise<void> {
  const { model } = options;
  const limit = readCount(options.limit, "--limit");
  const service = await serviceOf(options);
  const there = (asked: ServiceAddress) => printPages(limit, servedPages(asked, model));
  await namingFlags({ "filter.model": "--model" }, () =>
    service === undefined ? trailHere(options, there, limit) : there(service),
  );
}

function trailHere(
  options: TrailOptions,
  there: (running: ServiceAddress) => Promise<void>,
  limit: number,
): Promise<void> {
  const config = configOf(options);
  return askOrOpen(config, there, async () =>
    (await import("./trailFromStore.js")).trailFromStore(config, options.model, limit),
  );
}

const PREDICTIONS = `query trail($model: String!, $first: Int!, $after: String) {
  predictions(filter: { model: $model }, first: $first, after: $after) {
    edges { node { key timestamp features prediction deployment index } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const servedPages =
  (service: ServiceAddress, model: string): ReadPage<unknown> =>
  async (first, after) => {
    const page = at(await send(service, PREDICTIONS, { model, first, after }), "predictions");
    const edges = at(page, "edges");
    return {
      decisions: (Array.isArray(edges) ? edges : []).map((edge: unknown) => decisionOfNode(at(edge, "node"))),
      next: at(page, "pageInfo", "hasNextPage") === true ? at(page, "pageInfo", "endCursor") : undefined,
    };
  };

function decisionOfNode(node: unknown): Decision {
  const deployment = optional(node, "deployment");
  const index = optional(node, "index");
  return {
    time: String(at(node, "timestamp")),
    key: String(at(node, "key")),
    // in the order of RFC 8785, as from the store: JSON.parse puts members that look like numbers first
    features: canonical(optional(node, "features") as JsonValue),
    prediction: canonical(optional(node, "prediction") as JsonValue),
    deployment: typeof deployment === "string" ? deployment : null,
    index: typeof index === "number" ? index : null,
  };
}
