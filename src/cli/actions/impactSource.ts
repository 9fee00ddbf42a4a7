import type { FactRef } from "../../facts/kind.js";

/** Predictions that are asked for at a time. */
export const PAGE = 500;

/** What is asked for, as the query `impact` takes it. */
export interface Asked extends FactRef {
  readonly data: GivenRange | null;
  readonly served: GivenRange | null;
  readonly asOf: { readonly time: string } | null;
}
export interface GivenRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** How many facts of each kind rest on the one, and how many references don't say which of its data they used. */
export interface Counted {
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
  readonly undated: number;
}

export interface Affected {
  readonly requestId: string;
  readonly cursor: string;
}

export interface Page {
  readonly affected: readonly Affected[];
  readonly hasNext: boolean;
}

/** Reads the impact, wherever it is read from. */
export interface Source {
  readonly count: () => Promise<Counted>;
  readonly page: (after: string | null) => Promise<Page>;
}
