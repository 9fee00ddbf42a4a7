import type { AsOf, ReportQuery } from "../../generated/operations.js";

/** The past that an address names: how many facts the log had, or a time. */
export function asOfVariable(asOf: string | undefined): { readonly asOf?: AsOf } {
  if (asOf === undefined || asOf === "") return {};
  return { asOf: /^\d{1,15}$/.test(asOf) ? { index: Number(asOf) } : { time: asOf } };
}

export type ShownReport = ReportQuery["auditReport"];
