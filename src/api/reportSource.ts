import type { StoredFact } from "../facts/record.js";
import type { AuditReport } from "../report/report.js";

/** What the resolvers of a report's fields get: the report, and the facts it was built from. */
export interface ReportSource extends AuditReport {
  readonly stored: readonly StoredFact[];
}
