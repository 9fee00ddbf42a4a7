import type { FactKind } from "../../facts/kind.js";
import { VERDICTS } from "../completeness.js";
import type { AuditReport } from "../report.js";
import type { SectionOf } from "../section.js";
import { clip, count, counted, moment } from "../words.js";
import { type DraftBlock, type DraftDefinition, heading, paragraph } from "./draftBlock.js";
import { code, digest, joined, type Phrase, phrase, strong, text, time } from "./parts.js";

/** The page that most readers read: title, five lines, and what the report was made from. */
export const summary = (report: AuditReport): DraftBlock[] => [
  heading(1, "Audit report: prediction ", code(report.requestId)),
  { type: "definitions", items: fiveLines(report) },
  paragraph(
    `Made on ${moment(report.generatedAt)} from the first ${counted(report.asOf, "fact")} of the log. Times "as stated" are what the sender claimed; "recorded" is when the fact reached the log, which no sender can choose.`,
  ),
];

const fiveLines = (report: AuditReport): DraftDefinition[] => [
  { term: "Verdict", content: phrase(strong(VERDICTS[report.completeness.verdict]), ".") },
  { term: "Model", content: model(report) },
  { term: "Data", content: data(report) },
  { term: "Approved by", content: approval(report) },
  { term: "Missing", content: missing(report) },
];

const NOT_KNOWN = "not known; the answers below say why";

function model({ modelVersion, deployment, prediction }: AuditReport): Phrase {
  if (modelVersion === null || modelVersion.index === null) return text(NOT_KNOWN);
  const { artifactSha256 } = modelVersion;
  return phrase(
    code(modelVersion.key),
    artifactSha256 === null ? "" : phrase(" (artifact ", digest(artifactSha256), ")"),
    prediction.timestamp === null ? "" : phrase(", answered on ", time(prediction.timestamp)),
    deployment === null ? "" : phrase(", as deployment ", code(deployment.key)),
    deployment?.environment == null ? "" : phrase(" in ", short(deployment.environment)),
  );
}

/** By the references that hold: where one was amended, the sections show the original one. */
function data({ modelVersion, graph, sourceTables }: AuditReport): Phrase {
  const causes = (kind: FactKind, key: string | undefined, type: string) =>
    graph.edges.filter(
      (edge) =>
        edge.type === type && edge.supersededBy === null && edge.from.kind === kind && edge.from.key === key,
    );
  const [producedBy] = causes("ModelVersion", modelVersion?.key, "PRODUCED_BY");
  const used = causes("TrainingRun", producedBy?.to.key, "TRAINED_ON");
  if (used.length === 0) return text(NOT_KNOWN);
  const datasets = used.map(({ to, properties: { role } }) =>
    phrase(code(to.key), typeof role === "string" ? ` (${role})` : ""),
  );
  const tables = sourceTables.map(({ key }) => code(key));
  return phrase(
    few(datasets),
    tables.length === 0 ? ", from tables that are not known" : phrase(", from ", few(tables)),
  );
}

/** Who let this model into production, by the approvals of the trail; who decided against it, wherever that stands. */
function approval({ approvals, decisions }: AuditReport): Phrase {
  const onModel = new Set(decisions.map(({ key }) => key));
  const approved = approvals.filter(({ key, decision }) => onModel.has(key) && decision === "APPROVED");
  const rejected = decisions.filter(({ decision }) => decision === "REJECTED");
  return phrase(
    approved.length === 0 ? "nobody that this trail shows" : few(approved.map(decided)),
    rejected.length === 0 ? "" : phrase("; rejected by ", few(rejected.map(decided))),
  );
}

/** Who decided, when, and who recorded it. */
export const decided = ({ approver, at, recordedAt, recordedBy }: SectionOf<"Approval">): Phrase =>
  phrase(
    short(approver ?? ""),
    at === null ? "" : phrase(" on ", time(at), " as stated"),
    recordedAt === null ? "" : phrase(", recorded ", time(recordedAt)),
    recordedBy === null || recordedBy === approver ? "" : phrase(" on their behalf by ", short(recordedBy)),
  );

/** The codes of what is missing, errors and warnings. */
export function missing({ completeness, graph }: Pick<AuditReport, "completeness" | "graph">): Phrase {
  const found = (["ERROR", "WARNING"] as const).flatMap((severity) => {
    const gaps = completeness.gaps.filter((gap) => gap.severity === severity);
    if (gaps.length === 0) return [];
    const codes = [...new Set(gaps.map((gap) => gap.code))].map((gap) => code(gap));
    return [phrase(`${counted(gaps.length, severity.toLowerCase())}: `, few(codes, 6))];
  });
  if (graph.truncated) found.push(text("all that lies beyond the limit at which the trail was cut"));
  return found.length === 0 ? text("nothing that the rules look for") : joined(found);
}

/** In a summary what is long is only named: the sections show it. */
const short = (recorded: string): Phrase => text(clip(recorded, 80));

/** The first of some phrases, and how many more there are. */
export const few = (phrases: readonly Phrase[], most = 3): Phrase => {
  const left = phrases.length - most;
  const shown = joined(phrases.slice(0, most));
  return left > 0 ? phrase(shown, ` and ${count(left)} more`) : shown;
};
