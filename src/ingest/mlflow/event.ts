import { badInput, badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import { type Answer, textAt } from "./answer.js";
import { NO_STAGE, UNKNOWN_ACTOR } from "./registry.js";

/** The events that say something that facts hold. */
const MAPPED = [
  "model_version.created",
  "model_version_alias.created",
  "model_version_alias.deleted",
] as const;
type Mapped = (typeof MAPPED)[number];

/**
 * What MLflow sends when somebody tries a webhook out (`example` of mlflow/webhooks/types.py), by the event. It is signed as any
 * event is, and is about no model.
 */
const EXAMPLES: Readonly<Record<Mapped, Answer>> = {
  "model_version.created": {
    name: "example_model",
    version: "1",
    source: "models:/123",
    run_id: "abcd1234abcd5678",
  },
  "model_version_alias.created": { name: "example_model", alias: "example_alias", version: "1" },
  "model_version_alias.deleted": { name: "example_model", alias: "example_alias" },
};

/**
 * The fact that an event of MLflow's registry is; undefined for the event that tries a webhook out. Throws BAD_USER_INPUT that
 * names the place, also for an event that no fact holds: nothing that is answered as taken is dropped.
 *
 * @param delivery the id of its delivery, of which the key is made
 */
export function factOfEvent(event: unknown, delivery: string): FactInput | undefined {
  if (!isObject(event)) throw badInput("the body must be an object");
  const kind = `${required(event, "entity")}.${required(event, "action")}`;
  const type = MAPPED.find((one) => one === kind);
  if (type === undefined)
    throw badInputAt(
      "entity",
      `${JSON.stringify(kind)} says nothing that is recorded: let the webhook send ${MAPPED.join(", ")} alone`,
    );
  const { data } = event;
  if (!isObject(data)) throw badInputAt("data", "must be an object");
  const example = EXAMPLES[type];
  if (Object.keys(example).every((name) => data[name] === example[name])) return undefined;
  return {
    kind: "StageTransition",
    path: "data",
    input: {
      key: `mlflow:${delivery}`,
      ...moveOf(type, data),
      performedBy: UNKNOWN_ACTOR,
      at: required(event, "timestamp"),
    },
  };
}

/** Of a new version the event leaves out which run made it, at times: an import asks MLflow, and records it whole. */
function moveOf(type: Mapped, data: Answer): Readonly<Record<string, unknown>> {
  const name = required(data, "name", "data.");
  if (type === "model_version.created") {
    const [source, run] = [optional(data, "source"), optional(data, "run_id")];
    return {
      modelVersion: `${name}@${required(data, "version", "data.")}`,
      toStage: NO_STAGE,
      reason: `Registered in MLflow${source === undefined ? "" : ` from ${source}`}${run === undefined ? "" : `, made by run ${run}`}.`,
    };
  }
  const alias = required(data, "alias", "data.");
  if (type === "model_version_alias.created")
    return { modelVersion: `${name}@${required(data, "version", "data.")}`, toStage: alias };
  // which version had the alias MLflow does not say
  return { modelVersion: name, fromStage: alias, toStage: NO_STAGE };
}

function required(from: Answer, name: string, place = ""): string {
  const text = textAt(from, name);
  if (text === undefined) throw badInputAt(`${place}${name}`, "must be a text");
  return text;
}

function optional(from: Answer, name: string): string | undefined {
  const value = from[name];
  if (value === undefined || value === null || typeof value === "string") return textAt(from, name);
  throw badInputAt(`data.${name}`, "must be a text");
}
