import { FACT_KINDS, type FactKind } from "../facts/kind.js";
import { isBesideTrails, KINDS, SECTIONS, type Sections } from "../facts/kinds/index.js";
import type { FactRecord } from "../facts/record.js";
import { type Answers, answersOf } from "./answers/index.js";
import { type Completeness, completenessOf } from "./completeness.js";
import { type LineageGraph, lineageOf } from "./lineage.js";
import type { Policy } from "./rule.js";
import { type SectionOf, section } from "./section.js";
import { decisionsOn, madeBy, servedBy } from "./served.js";
import { byClaim } from "./times.js";
import type { PredictionTrail, Trail } from "./trail.js";

/** Everything that is known about one prediction: AuditReport of the GraphQL schema. */
export interface AuditReport extends ReportSections {
  readonly requestId: string;
  readonly generatedAt: string;
  /** How many facts the log had. */
  readonly asOf: number;
  readonly answers: Answers;
  readonly completeness: Completeness;
  readonly graph: LineageGraph;
  readonly prediction: SectionOf<"Prediction">;
  readonly deployment: SectionOf<"Deployment"> | null;
  readonly modelVersion: SectionOf<"ModelVersion"> | null;
  /** All approvals and rejections of the model version, in the trail or not, by time. */
  readonly decisions: readonly SectionOf<"Approval">[];
}

/**
 * The lists of a report, one for each kind that has a name for it: what is in the trail in its order, and what only points at
 * it by the time it claims, or else in the order of the log, so that of two corrections of one fact the later stands last.
 */
type ReportSections = { readonly [S in keyof Sections]: readonly SectionOf<Sections[S]>[] };

export interface ReportOptions {
  /** Canonical time. */
  readonly generatedAt: string;
  readonly asOf: number;
  readonly policy: Policy;
}

/** The report of a trail: the same trail and options give the same report, to the last byte. */
export function buildReport(
  trail: PredictionTrail,
  { generatedAt, asOf, policy }: ReportOptions,
): AuditReport {
  const deployment = servedBy(trail);
  const modelVersion = madeBy(trail);
  // a section shows what was recorded, and the amendments stand beside it
  const recorded = <K extends FactKind>(record: FactRecord<K>) => section(trail.original(record));
  return {
    requestId: trail.prediction.key,
    generatedAt,
    asOf,
    answers: answersOf(trail),
    completeness: completenessOf(trail, policy),
    graph: lineageOf(
      [...trail.facts, ...trail.superseded.facts],
      [...trail.edges, ...trail.superseded.edges],
      trail.truncated,
    ),
    prediction: recorded(trail.prediction),
    deployment: deployment && recorded(deployment),
    modelVersion: modelVersion && recorded(modelVersion),
    decisions: decisionsOn(trail).map(recorded),
    ...sectionsOf(trail),
  };
}

function sectionsOf(trail: Trail): ReportSections {
  const sections = SECTIONS.map(({ name, kind }) => [name, sectionOf(trail, kind)]);
  // each list is of the kind whose description names it
  return Object.fromEntries(sections) as ReportSections;
}

const BESIDE_TRAILS: ReadonlySet<FactKind> = new Set(FACT_KINDS.filter(isBesideTrails));

function sectionOf(trail: Trail, kind: FactKind): readonly SectionOf<FactKind>[] {
  if (!BESIDE_TRAILS.has(kind)) return trail.ofKind(kind).map((record) => section(trail.original(record)));
  const attached = trail.attachedOfKind(kind);
  return (KINDS[kind].claims === undefined ? attached : attached.toSorted(byClaim)).map(section);
}
