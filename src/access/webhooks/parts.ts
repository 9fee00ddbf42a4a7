import type { JsonValue } from "../../facts/json.js";
import type { FactRef } from "../../facts/kind.js";
import type { AlertRecord } from "../alertFeed.js";

/** An alert as bodies are made of it: what was long enough to be sealed may be erased. */
export interface AlertParts {
  readonly key: string;
  readonly index: number | null;
  readonly rule: string;
  readonly principal: string;
  readonly message: string;
  readonly evidence: JsonValue;
  readonly at: string;
  readonly accesses: readonly FactRef[];
}

export function partsOf({ key, index, fields }: AlertRecord): AlertParts {
  const { rule, principal, message, evidence, at, accesses } = fields;
  return {
    ...{ key, index, rule: rule ?? GONE, principal: principal ?? GONE, message: message ?? GONE },
    ...{ evidence: evidence ?? {}, at: at ?? GONE, accesses: accesses ?? [] },
  };
}
const GONE = "(erased)";
