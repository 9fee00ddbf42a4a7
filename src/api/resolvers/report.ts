import { readReport } from "../../graph/report.js";
import { proveReport } from "../../notary/reportProof.js";
import { FORMATS } from "../../report/formats/index.js";
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
  document: async ({ stored, ...report }, { format }, { graph, notary }) => {
    const { mediaType, encoding, render } = FORMATS[format];
    const proof = await proveReport(report, stored, graph, notary);
    return { mediaType, encoding, content: render({ ...report, proof }) };
  },
};
