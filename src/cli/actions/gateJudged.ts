/** What a gate said, wherever it was asked. */
export interface Judged {
  readonly passed: boolean;
  readonly truncated: boolean;
  readonly blocking: readonly Found[];
  /** All gaps, those that stop it included. */
  readonly gaps: readonly Found[];
  readonly approvals: readonly { readonly key: string; readonly conditions: string | null }[];
}
/** A gap, as it is printed. */
export interface Found {
  readonly severity: string;
  readonly code: string;
  readonly kind: string;
  readonly key: string;
  readonly message: string;
}
