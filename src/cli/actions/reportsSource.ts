/** Which predictions. Times in canonical form, `from` inclusive and `to` exclusive. */
export interface Population {
  readonly modelVersion: string | null;
  readonly deployment: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A prediction of the population, and where the log has it. */
export interface Listed {
  readonly requestId: string;
  readonly timestamp: string;
  readonly index: number;
}

/** The log with its latest checkpoint. */
export interface LogState {
  readonly origin: string;
  readonly verifierKey: string;
  /** A signed note. */
  readonly checkpoint: string;
  /** How many facts that covers. */
  readonly size: number;
}

/** Who the log says is reading. */
export interface Reader {
  readonly principal: string;
  readonly userAgent: string | null;
}

export interface MadeReport {
  readonly document: Uint8Array;
  readonly verdict: string;
  readonly gaps: readonly { readonly code: string; readonly severity: string }[];
}

/** Where reports in bulk come from: a service, or the store itself. Each page and each report leaves its Access. */
export interface ReportsSource {
  /** With a checkpoint of at least so many facts. */
  readonly log: (atLeast: number) => Promise<LogState>;
  /** The newest first, in pages. */
  readonly population: (population: Population) => AsyncIterable<readonly Listed[]>;
  /** As it was when the log had so many facts. */
  readonly report: (requestId: string, asOf: number) => Promise<MadeReport>;
  /** Known once something was read. */
  readonly reader: () => Promise<Reader>;
  /** Whether to ask again where it does not answer; else another one is asked. */
  readonly asksAgain: boolean;
}

/** Predictions of one page. */
export const PAGE = 1_000;
