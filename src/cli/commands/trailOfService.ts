import { at, optional, type Service, send } from "../client.js";

/** A decision of the trail; features and prediction as JSON text. */
export interface Decision {
  readonly time: string;
  readonly key: string;
  readonly features: string;
  readonly prediction: string;
  readonly deployment: string | null;
  readonly index: number | null;
}

const PAGE = 500;

const PREDICTIONS = `query ($model: String!, $first: Int!, $after: String) {
  predictions(filter: { model: $model }, first: $first, after: $after) {
    edges { node { key timestamp features prediction deployment index } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** The trail of a model as a service has it, page by page. */
export async function trailOfService(
  service: Service,
  model: string,
  limit: number,
  print: (decision: Decision) => void,
): Promise<void> {
  let after: unknown = null;
  for (let left = limit; left > 0; ) {
    const first = Math.min(PAGE, left);
    const page = at(await send(service, PREDICTIONS, { model, first, after }), "predictions");
    const edges = at(page, "edges");
    const nodes = Array.isArray(edges) ? edges.map((edge: unknown) => at(edge, "node")) : [];
    for (const node of nodes) print(decisionOf(node));
    if (nodes.length === 0 || at(page, "pageInfo", "hasNextPage") !== true) return;
    after = at(page, "pageInfo", "endCursor");
    left -= nodes.length;
  }
}

function decisionOf(node: unknown): Decision {
  const deployment = optional(node, "deployment");
  const index = optional(node, "index");
  return {
    time: String(at(node, "timestamp")),
    key: String(at(node, "key")),
    features: JSON.stringify(optional(node, "features")),
    prediction: JSON.stringify(optional(node, "prediction")),
    deployment: typeof deployment === "string" ? deployment : null,
    index: typeof index === "number" ? index : null,
  };
}
