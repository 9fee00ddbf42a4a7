import { readTrail } from "../../graph/trail.js";
import { FORMATS } from "../../report/formats/index.js";
import { buildReport } from "../../report/report.js";
import { openTrail } from "../../report/trail.js";
import type { Context } from "../context.js";
import type { AuditReportResolvers, QueryResolvers } from "../generated/types.js";

export const reportResolvers: QueryResolvers<Context> = {
  auditReport: async (_, { requestId }, { graph, rules, now }) => {
    const { facts, size } = await readTrail(graph, requestId);
    return buildReport(openTrail(facts), { generatedAt: now().toISOString(), asOf: size, settings: rules });
  },
};

export const auditReportFields: AuditReportResolvers<Context> = {
  document: (report, { format }) => {
    const { mediaType, encoding, render } = FORMATS[format];
    return { mediaType, encoding, content: render(report) };
  },
};
