import type { JsonObject, JsonValue } from "./json.js";
import type { FactRef } from "./kind.js";

/** A fact that is valid and not in the log yet. */
export interface Draft extends FactRef {
  /** What was given, in the order of names, as RFC 8785 orders them. */
  readonly fields: readonly DraftField[];
  readonly refs: readonly DraftRef[];
}

export interface DraftField {
  readonly name: string;
  readonly value: JsonValue;
  /** The value in RFC 8785 form. */
  readonly canonical: string;
  readonly sealed: boolean;
}

export interface DraftRef extends FactRef {
  readonly rel: string;
  readonly props: JsonObject;
}
