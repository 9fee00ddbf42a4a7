import { VERDICTS } from "../completeness.js";
import type { AuditReport } from "../report.js";
import { GAP_CODES, SEVERITIES } from "../rule.js";
import { counted, listed, noun } from "../words.js";
import { type DraftBlock, heading, paragraph, table } from "./draftBlock.js";
import { SHOWN } from "./limits.js";
import { code, phrase, strong, text } from "./parts.js";

/** What the rules found. Many findings are first counted by their code. */
export function completenessSection(report: Pick<AuditReport, "completeness" | "graph">): DraftBlock[] {
  const { gaps, verdict, policy } = report.completeness;
  const counts = SEVERITIES.flatMap((severity) => {
    const of = gaps.filter((gap) => gap.severity === severity).length;
    return of === 0 ? [] : [NAMES[severity](of)];
  });
  const found = counts.length === 0 ? "No rule found a gap." : `The rules found ${listed(counts)}.`;
  const cut = report.graph.truncated
    ? " The trail was cut at its limit of facts, so that more may be missing."
    : "";
  return [
    heading(2, "Completeness"),
    paragraph(strong(`This trail is ${VERDICTS[verdict]}.`), ` ${found}${cut}`),
    ...(policy.changes.length === 0
      ? []
      : [paragraph(`The policy is not the default one. ${policy.changes.join(" ")}`)]),
    ...(gaps.length > SHOWN.rows ? byCode(gaps) : []),
    ...table(
      ["Severity", "Where", "Gap", "Message"],
      gaps.map(({ severity, kind, key, code: gap, message }) => [
        text(severity),
        phrase(`${noun(kind)} `, code(key)),
        text(gap),
        text(message),
      ]),
    ),
  ];
}

const byCode = (gaps: AuditReport["completeness"]["gaps"]): DraftBlock[] =>
  table(
    ["Gap", "How often"],
    GAP_CODES.flatMap((gap) => {
      const often = gaps.filter((one) => one.code === gap).length;
      return often === 0 ? [] : [[text(gap), text(counted(often, "time"))]];
    }),
  );

const NAMES = {
  ERROR: (found: number) => counted(found, "error"),
  WARNING: (found: number) => counted(found, "warning"),
  INFO: (found: number) => counted(found, "remark"),
};
