import type { FactKind } from "../../facts/kind.js";
import { CATALOGUE } from "../../facts/kinds/index.js";
import { type FactRecord, type RecordReader, readingOnce, type StoredFact } from "../../facts/record.js";
import { lineageOf } from "../lineage.js";
import type { ReportProof } from "../proof.js";
import { section } from "../section.js";
import { byClaim } from "../times.js";
import type { Trail } from "../trail.js";
import type { ModelVersionCard, ProvenCard, Service } from "./card.js";

/** What says where a model version serves, and what corrects it. */
export interface Served extends Service, Pick<ProvenCard, "amendments" | "erasures"> {}

/** Where a model version served, as facts beside its trail say it. Throws BAD_USER_INPUT for an entry that can't be read. */
export function servedOf(facts: readonly StoredFact[], read: RecordReader = readingOnce()): Served {
  const records = facts.map(read);
  const ofKind = <K extends FactKind>(kind: K): readonly FactRecord<K>[] =>
    records.filter((record): record is FactRecord<K> & typeof record => record.kind === kind);
  const byTime = <K extends "StageTransition" | "Deployment" | "Retirement">(kind: K) =>
    ofKind(kind).toSorted(byClaim).map(section);
  return {
    stageTransitions: byTime("StageTransition"),
    deployments: byTime("Deployment"),
    retirements: byTime("Retirement"),
    amendments: ofKind("Amendment").map(section),
    erasures: ofKind("Erasure").map(section),
  };
}

/** The card with all that its documents are made from. */
export function provenCard(
  card: ModelVersionCard,
  trail: Trail,
  served: Served,
  made: { readonly generatedAt: string; readonly asOf: number; readonly proof: ReportProof },
): ProvenCard {
  const ofTrail = <K extends "Amendment" | "Erasure">(kind: K) => trail.attachedOfKind(kind).map(section);
  return {
    ...card,
    ...served,
    ...made,
    amendments: [...ofTrail("Amendment"), ...served.amendments],
    erasures: [...ofTrail("Erasure"), ...served.erasures],
    graph: lineageOf(
      [...trail.facts, ...trail.superseded.facts],
      [...trail.edges, ...trail.superseded.edges],
      trail.truncated,
    ),
  };
}

/** Of the facts that a card rests on, those that its readers may see whole: a correction's value takes another role. */
export const shownFacts = (facts: readonly StoredFact[]): StoredFact[] =>
  facts.filter(({ kind }) => CATALOGUE.includes(kind));
