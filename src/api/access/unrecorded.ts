import { ProoflineError } from "../../facts/error.js";
import type { ReportError } from "../errors.js";

/** How an answer is told to be withheld whose access could not be recorded. */
export function unrecorded(
  error: unknown,
  report: ReportError,
): { readonly code: "UNAVAILABLE" | "INTERNAL"; readonly status: number; readonly why: string } {
  if (error instanceof ProoflineError && error.code === "UNAVAILABLE")
    return { code: "UNAVAILABLE", status: 503, why: error.message };
  report("an access could not be recorded", error);
  return { code: "INTERNAL", status: 500, why: "an internal error" };
}
