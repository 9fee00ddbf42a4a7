import { auditReport } from "../../notary/auditReport.js";
import type { Context } from "../context.js";
import type { AuditReportResolvers, QueryResolvers } from "../generated/types.js";
import { accessesOf } from "./accesses.js";

export const reportResolvers: QueryResolvers<Context> = {
  auditReport: (_, { requestId, asOf }, { graph, notary, policy, now }) =>
    auditReport(graph, notary, { requestId, asOf, policy, now: now() }),
};

export const auditReportFields: AuditReportResolvers<Context> = {
  accesses: ({ requestId }, page, { graph }) =>
    accessesOf(graph, { kind: "Prediction", key: requestId }, page),
  proof: ({ proof }) => proof(),
  // it says who read the prediction, and whoever asks for it does
  document: async ({ document }, { format }, { access }) => {
    await access.recorded;
    return document(format);
  },
};
