import { isObject, type JsonValue } from "../../facts/json.js";
import { memberName } from "../../facts/kind.js";
import type { Destination, LookedUp, Recorded, Written } from "../../ingest/mlflow/destination.js";
import { at, optional, type ServiceAddress, send } from "../client.js";

/** Keys that are looked up at a time. */
const KEYS = 100;
/** Versions of one data set that are looked at, the last ones recorded: what a run used is seldom older. */
const VERSIONS = 500;

const RECORD = "mutation importMlflow($facts: [FactInput!]!) { recordFacts(facts: $facts) { duplicate } }";

/** What an import compares. */
const FIELDS: Readonly<Record<LookedUp, string>> = {
  TrainingRun: "gitCommit repository uncommitted hyperparameters metrics { name value datasetVersion slice }",
  ModelVersion: "artifactSha256",
  DatasetVersion: "",
};

const lookUp = (kind: LookedUp): string =>
  `query importMlflow($keys: [ID!]!) {
    ${memberName(kind)}s(where: { key: { in: $keys } }, limit: ${KEYS}) { key index ${FIELDS[kind]} }
  }`;

const WRITTEN = `query importMlflow($prefix: ID!) {
  datasetVersions(
    where: { key: { startsWith: $prefix }, writtenBy: { some: { endedAt: { gte: "0001-01-01T00:00:00Z" } } } }
    sort: { index: DESC }
    limit: ${VERSIONS}
  ) { key writtenBy(limit: 1) { endedAt } }
}`;

const STAGES = `query importMlflow($keys: [ID!]!) {
  modelVersions(where: { key: { in: $keys } }, limit: ${KEYS}) { key stageTransitions(limit: 1000) { toStage } }
}`;

/** A service that an import records in and asks, in the name of whoever's key it is. */
export function importDestination(service: ServiceAddress): Destination {
  return {
    record: async (facts) => {
      if (facts.length === 0) return 0;
      const inputs = facts.map(({ kind, input }) => ({ [memberName(kind)]: input }));
      const receipts = listAt(await send(service, RECORD, { facts: inputs }), "recordFacts");
      return receipts.filter((receipt) => at(receipt, "duplicate") === false).length;
    },
    recorded: async (kind, keys) => {
      const found = new Map<string, Recorded>();
      // without an index it is a name that others refer to, and nobody recorded it
      for (const one of await lookedUp(service, lookUp(kind), keys, `${memberName(kind)}s`))
        if (typeof optional(one, "index") === "number") found.set(String(at(one, "key")), fieldsOf(one));
      return found;
    },
    written: async (dataset) => {
      const answer = await send(service, WRITTEN, { prefix: `${dataset}@` });
      return listAt(answer, "datasetVersions").flatMap((one): readonly Written[] => {
        const [run] = listAt(one, "writtenBy");
        const ended = optional(run, "endedAt");
        return typeof ended === "string"
          ? [{ key: String(at(one, "key")), at: new Date(ended).toISOString() }]
          : [];
      });
    },
    stagesOf: async (modelVersions) =>
      new Map(
        (await lookedUp(service, STAGES, modelVersions, "modelVersions")).map((version) => [
          String(at(version, "key")),
          new Set(listAt(version, "stageTransitions").map((one) => String(optional(one, "toStage")))),
        ]),
      ),
  };
}

/** Those of the keys that are there, some at a time. Each question leaves an Access, so that there are as few as can be. */
async function lookedUp(
  service: ServiceAddress,
  query: string,
  keys: readonly string[],
  name: string,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const all = [...new Set(keys)];
  for (let i = 0; i < all.length; i += KEYS)
    found.push(...listAt(await send(service, query, { keys: all.slice(i, i + KEYS) }), name));
  return found;
}

const listAt = (answer: unknown, name: string): readonly unknown[] => {
  const list = optional(answer, name);
  return Array.isArray(list) ? list : [];
};

function fieldsOf(answer: unknown): Recorded {
  const fields: JsonValue = JSON.parse(JSON.stringify(answer ?? {}));
  return isObject(fields) ? fields : {};
}
