import type { AuditReport } from "../report.js";
import type { SectionOf } from "../section.js";
import { noun } from "../words.js";
import type { WhyAbsent } from "./absent.js";
import { approvalBlocks } from "./decision.js";
import type { Draft } from "./draft.js";
import { factBlocks, type Line, line, sectionOfAny } from "./fact.js";
import { code, phrase, time, told, value } from "./parts.js";

/** What points at the trail from outside it: each only where there is any. */
export function besideSections(report: AuditReport, absent: WhyAbsent): Draft[] {
  const inTrail = new Set(report.approvals.map(({ key }) => key));
  const others = report.decisions.filter(({ key }) => !inTrail.has(key));
  return [
    ...sectionOfAny("Other decisions on the model version", others, (one) => approvalBlocks(one, absent)),
    ...sectionOfAny("Retirements", report.retirements, (one) => retirementBlocks(one, absent)),
    ...sectionOfAny("Amendments", report.amendments, (one) => amendmentBlocks(one, absent)),
    ...sectionOfAny("Erasures", report.erasures, (one) => erasureBlocks(one, absent)),
  ];
}

const retirementBlocks = (retirement: SectionOf<"Retirement">, absent: WhyAbsent): Draft[] =>
  factBlocks(
    "Retirement",
    retirement,
    {
      deployment: line("Deployment", retirement.deployment, code),
      at: line("Ended, as stated", retirement.at, time),
      performedBy: line("By", retirement.performedBy, told),
      reason: line("Reason", retirement.reason, told),
    },
    absent,
  );

const amendmentBlocks = (amendment: SectionOf<"Amendment">, absent: WhyAbsent): Draft[] =>
  factBlocks(
    "Amendment",
    amendment,
    {
      fact: target("Corrects", amendment),
      correction: line("What is right", amendment.correction, (given) => value(given)),
      reason: line("Reason", amendment.reason, told),
    },
    absent,
  );

const erasureBlocks = (erasure: SectionOf<"Erasure">, absent: WhyAbsent): Draft[] =>
  factBlocks(
    "Erasure",
    erasure,
    {
      fact: target("Erased the sealed values of", erasure),
      performedBy: line("By", erasure.performedBy, told),
      reason: line("Reason", erasure.reason, told),
    },
    absent,
  );

const target = (label: string, { kind, fact }: Pick<SectionOf<"Amendment">, "kind" | "fact">): Line => ({
  label,
  content: kind === null || fact === null ? null : phrase(`${noun(kind)} `, code(fact)),
});
