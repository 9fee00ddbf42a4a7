import type { JsonValue } from "../../facts/json.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import type { Attributes } from "./items.js";

/** Something at a place in a request, and what is to be said of it. */
export interface Remark {
  readonly place: string;
  readonly text: string;
}

/** A record or span: the facts that it is, or why it is none. */
export type Mapped =
  | { readonly facts: readonly FactInput[]; readonly note?: Remark | undefined }
  | { readonly problem: Remark };

export const isNone = (place: string, text: string) => ({ problem: { place, text } });

/** Who answered, in which of the names that are given. */
export const DEPLOYMENT = "proofline.deployment";
export const MODEL_VERSION = "proofline.model_version";
export const REQUEST_ID = "proofline.request_id";
export const FEATURES = "proofline.features";
export const PREDICTION = "proofline.prediction";

/** What a prediction is made of, as far as its record says it. */
export interface Said {
  readonly place: string;
  readonly requestId: string;
  readonly features: JsonValue;
  readonly prediction: JsonValue;
  /** Nanoseconds since 1970. */
  readonly time: bigint;
  /** What names who answered, the nearest first. */
  readonly served: readonly Attributes[];
  /** What was known to be true when it was logged. */
  readonly actual?: JsonValue | undefined;
}

export function mapped(said: Said): Mapped {
  const { place, requestId, features, prediction, time, served, actual } = said;
  const deployment = textIn(served, DEPLOYMENT);
  const modelVersion = textIn(served, MODEL_VERSION);
  if (deployment === undefined && modelVersion === undefined)
    return isNone(place, `names neither ${DEPLOYMENT} nor ${MODEL_VERSION}`);
  const timestamp = timeOf(time);
  if (timestamp === undefined) return isNone(place, "has no time");
  const artifactSha256 = textIn(served, "proofline.artifact_sha256");
  const servingNode = textIn(served, "k8s.pod.name") ?? textIn(served, "host.name");
  const facts: FactInput[] = [
    {
      kind: "Prediction",
      path: place,
      input: {
        ...{ requestId, features, prediction, timestamp },
        ...(deployment !== undefined && { deployment }),
        ...(modelVersion !== undefined && { modelVersion }),
        ...(artifactSha256 !== undefined && { artifactSha256 }),
        ...(servingNode !== undefined && { servingNode }),
      },
    },
  ];
  if (actual !== undefined) {
    const outcome = { key: `${requestId}:target`, prediction: requestId, actual, at: timestamp };
    facts.push({ kind: "Outcome", path: place, input: { ...outcome, source: "BentoML monitor" } });
  }
  return { facts };
}

function textIn(places: readonly Attributes[], name: string): string | undefined {
  for (const attributes of places) {
    const value = attributes.get(name);
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

const LAST_MS = Date.UTC(9999, 11, 31);

function timeOf(nanos: bigint): string | undefined {
  const ms = Number(nanos / 1_000_000n);
  return ms === 0 || ms > LAST_MS ? undefined : new Date(ms).toISOString();
}

/** A value that is JSON text, since many SDKs take only plain values as attributes, or a value as it is. Undefined for other text. */
export function jsonIn(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== "string") return value;
  try {
    const parsed: JsonValue = JSON.parse(value);
    return parsed;
  } catch {
    return undefined; // the caller says what is wrong
  }
}
