import { readReport } from "../../graph/report.js";
import { reportDocument } from "../../notary/reportDocument.js";
import { proveReport } from "../../notary/reportProof.js";
import type { Context } from "../context.js";
import type { AuditReportResolvers, QueryResolvers } from "../generated/types.js";
import { accessesOf } from "./accesses.js";

export const reportResolvers: QueryResolvers<Context> = {
  auditReport: async (_, { requestId, asOf }, { graph, notary, policy, now }) => {
    const { report, stored } = await readReport(graph, {
      requestId,
      asOf,
      signedSize: notary.signedSize,
      policy,
      now: now(),
    });
    return { ...report, stored };
  },
};

export const auditReportFields: AuditReportResolvers<Context> = {
  accesses: ({ requestId }, page, { graph }) =>
    accessesOf(graph, { kind: "Prediction", key: requestId }, page),
  proof: (report, _args, { graph, notary }) => proveReport(report, report.stored, graph, notary),
  document: ({ stored, ...report }, { format }, { graph, notary }) =>
    reportDocument({ report, stored }, format, graph, notary),
};
