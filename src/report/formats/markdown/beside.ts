import type { AuditReport } from "../../report.js";
import type { SectionOf } from "../../section.js";
import { noun } from "../../words.js";
import { type Block, each, heading } from "./blocks.js";
import { approvalBlocks } from "./decision.js";
import { factBlocks, keyed, time, told } from "./fact.js";
import { code, value } from "./inline.js";

/** What points at the trail from outside it: each only where there is any. */
export const besideSections = (report: AuditReport): Block[] => {
  const inTrail = new Set(report.approvals.map(({ key }) => key));
  return [
    ...where(
      "Other decisions on the model version",
      report.decisions.filter(({ key }) => !inTrail.has(key)),
      approvalBlocks,
    ),
    ...where("Retirements", report.retirements, retirementBlocks),
    ...where("Amendments", report.amendments, amendmentBlocks),
    ...where("Erasures", report.erasures, erasureBlocks),
  ];
};

const where = <T>(title: string, facts: readonly T[], blocks: (fact: T) => readonly Block[]): Block[] =>
  facts.length === 0 ? [] : [heading(2, title), ...each(facts, blocks)];

const retirementBlocks = (retirement: SectionOf<"Retirement">): Block[] =>
  factBlocks("Retirement", retirement, [
    ["Deployment", keyed(retirement.deployment)],
    ["Ended", time(retirement.at)],
    ["By", told(retirement.performedBy)],
    ["Reason", told(retirement.reason)],
  ]);

const amendmentBlocks = (amendment: SectionOf<"Amendment">): Block[] =>
  factBlocks("Amendment", amendment, [
    ["Corrects", target(amendment)],
    [
      "What is right",
      amendment.correction === null ? "not known, or erased" : value(amendment.correction, 500),
    ],
    ["Reason", told(amendment.reason)],
  ]);

const erasureBlocks = (erasure: SectionOf<"Erasure">): Block[] =>
  factBlocks("Erasure", erasure, [
    ["Erased the sealed values of", target(erasure)],
    ["By", told(erasure.performedBy)],
    ["Reason", told(erasure.reason)],
  ]);

const target = ({ kind, fact }: SectionOf<"Amendment"> | SectionOf<"Erasure">) =>
  kind === null || fact === null ? null : `${noun(kind)} ${code(fact)}`;
