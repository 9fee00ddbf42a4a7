import type { FactKind } from "../../facts/kind.js";

/** A fact as a caller sends it, not looked at yet. */
export interface FactInput {
  readonly kind: FactKind;
  readonly input: unknown;
  /** Where the input stands in the caller's request, for errors. */
  readonly path: string;
}
