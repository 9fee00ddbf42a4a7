import type { Command } from "commander";
import { canonical } from "../../facts/json.js";
import { readRecord } from "../../facts/record.js";
import type { Place, PlacedFact } from "../../graph/page.js";
import { readPredictions } from "../../graph/predictions.js";
import type { ReadStore } from "../../store.js";
import {
  at,
  optional,
  type ServiceAddress,
  type ServiceOptions,
  send,
  serviceOf,
  withService,
} from "../client.js";
import { namingFlags, readCount } from "../flags.js";
import { configOf, recordRead, withSettings, withStoreToRead } from "../store.js";
import { shown } from "../terminal.js";

const PAGE = 500;

/** A decision of the trail; features and prediction as JSON text. */
interface Decision {
  readonly time: string;
  readonly key: string;
  readonly features: string;
  readonly prediction: string;
  readonly deployment: string | null;
  readonly index: number | null;
}

interface Page<P> {
  readonly decisions: readonly Decision[];
  /** The place of the last one, where there are more after it. */
  readonly next: P | undefined;
}

interface Options extends ServiceOptions, Record<string, unknown> {
  readonly model: string;
  readonly limit: string;
}

export function trailCommand(program: Command): void {
  withService(withSettings(program.command("trail")))
    .description("print the trail of a model's decisions, one a line, the newest first")
    .requiredOption("--model <name>", "the model: a name, for all its versions, or name@version")
    .option("--limit <count>", "how many at most", "1000")
    .action(async (options: Options) => {
      const { model } = options;
      const limit = readCount(options.limit, "--limit");
      const service = await serviceOf(options);
      await namingFlags({ "filter.model": "--model" }, () =>
        service === undefined
          ? withStoreToRead(configOf(options), (store) => print(limit, storedPages(store, model)))
          : print(limit, servedPages(service, model)),
      );
    });
}

async function print<P>(
  limit: number,
  read: (first: number, after: P | null) => Promise<Page<P>>,
): Promise<void> {
  let after: P | null = null;
  for (let left = limit; left > 0; ) {
    const { decisions, next }: Page<P> = await read(Math.min(PAGE, left), after);
    for (const { time, key, features, prediction, deployment, index } of decisions) {
      const where = deployment === null ? "" : `  deployment ${deployment}`;
      console.log(shown(`${time}  ${key}  ${features} -> ${prediction}${where}  index ${index}`));
    }
    if (next === undefined || decisions.length === 0) return;
    after = next;
    left -= decisions.length;
  }
}

const storedPages =
  ({ graph, accessLog }: ReadStore, model: string) =>
  async (first: number, after: Place | null): Promise<Page<Place>> => {
    const facts = [{ kind: "ModelVersion", key: model } as const];
    // as the same page over GraphQL, so that the alert rules count what was read
    await recordRead(accessLog, "trail", { fields: ["predictions"], facts, pageSize: first });
    const filter = { model, modelVersion: null, deployment: null, requestIds: null, from: null, to: null };
    const page = await readPredictions(graph, filter, after, first);
    return {
      decisions: page.facts.flatMap(decisionOf),
      next: page.hasNext ? page.facts.at(-1)?.place : undefined,
    };
  };

function decisionOf({ fact, place: { time } }: PlacedFact): Decision[] {
  const record = readRecord(fact);
  if (record.kind !== "Prediction") return [];
  const { key, index, fields } = record;
  const [features, prediction] = [canonical(fields.features), canonical(fields.prediction)];
  return [{ time, key, features, prediction, deployment: fields.deployment, index }];
}

const PREDICTIONS = `query ($model: String!, $first: Int!, $after: String) {
  predictions(filter: { model: $model }, first: $first, after: $after) {
    edges { node { key timestamp features prediction deployment index } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const servedPages =
  (service: ServiceAddress, model: string) =>
  async (first: number, after: unknown): Promise<Page<unknown>> => {
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
    features: JSON.stringify(optional(node, "features")),
    prediction: JSON.stringify(optional(node, "prediction")),
    deployment: typeof deployment === "string" ? deployment : null,
    index: typeof index === "number" ? index : null,
  };
}
