import type { AnyRecord, FactRecord } from "../facts/record.js";
import { amend, amendmentsByFact } from "./amendments.js";
import { type Completeness, completenessOf } from "./completeness.js";
import { findingAt, type Gap, type GapRule, type Policy, SEVERITIES, type Severity } from "./rule.js";
import { RULES } from "./rules/index.js";
import { noStageTransition } from "./rules/noStageTransition.js";
import { type SectionOf, section } from "./section.js";
import { approvalsOf, madeBy } from "./served.js";
import { byClaim } from "./times.js";
import type { Trail } from "./trail.js";
import { called, capital, clip, moment } from "./words.js";

/** Whether a model version may serve, and what stops it: Gate of the GraphQL schema. */
export interface ModelVersionGate {
  readonly modelVersion: string;
  readonly environment: string | null;
  readonly failOn: Severity;
  readonly passed: boolean;
  /** The gaps that are as severe as `failOn`, or more. */
  readonly blocking: readonly Gap[];
  /** The trail was cut at its limit, so that nobody can say that it has no gap: it does not pass. */
  readonly truncated: boolean;
  readonly completeness: Completeness;
  /** The decisions that it rests on. */
  readonly approvals: readonly SectionOf<"Approval">[];
}

/** What a gate is asked. */
export interface GateRequest {
  readonly modelVersion: string;
  /** The stage that it is to have been moved to, by an approval. Null: it is enough that it was approved. */
  readonly environment: string | null;
  /** The least severity that stops it. */
  readonly failOn: Severity;
}

/** A model version's moves into a stage and out of it. */
export interface StageMoves {
  /** The move by which it is in that stage; null where none is recorded, or where it left. */
  readonly into: FactRecord<"StageTransition"> | null;
  /** The last move, where that led out of the stage. */
  readonly outOf: FactRecord<"StageTransition"> | null;
}

/**
 * How a model version came into a stage: by the last of its moves that led there, unless a later one led away. Stages and
 * environments differ in case between tools, and mean the same.
 *
 * @param facts stage transitions and their amendments
 */
export function stageMoves(
  facts: readonly AnyRecord[],
  { modelVersion, stage }: { readonly modelVersion: string; readonly stage: string },
): StageMoves {
  const amendments = amendmentsByFact(facts);
  const wanted = sameName(stage);
  const last = facts
    .flatMap((fact) => {
      const { record } = amend(fact, amendments.get(`${fact.kind} ${fact.key}`));
      return record.kind === "StageTransition" && record.fields.modelVersion === modelVersion ? [record] : [];
    })
    .filter(({ fields: { fromStage, toStage } }) =>
      [fromStage, toStage].some((name) => sameName(name) === wanted),
    )
    .sort(byClaim)
    .at(-1);
  if (last === undefined) return { into: null, outOf: null };
  return sameName(last.fields.toStage) === wanted ? { into: last, outOf: null } : { into: null, outOf: last };
}

const sameName = (name: string | null): string => (name ?? "").trim().toLowerCase();

/**
 * What the rules of reports say of a model version before it serves anything.
 *
 * @param trail from the model version, or from the move into the stage that is asked for
 * @param moves where a stage is asked for
 */
export function buildGate(
  trail: Trail,
  asked: GateRequest,
  moves: StageMoves | null,
  policy: Policy,
): ModelVersionGate {
  const rules = moves !== null && moves.into === null ? [...RULES, notInStage(asked, moves)] : RULES;
  const completeness = completenessOf(trail, policy, rules);
  const most = SEVERITIES.indexOf(asked.failOn);
  const blocking = completeness.gaps.filter(({ severity }) => SEVERITIES.indexOf(severity) <= most);
  const { truncated } = trail;
  return {
    ...asked,
    passed: !truncated && blocking.length === 0,
    blocking,
    truncated,
    completeness,
    approvals: approvalsOf(trail).map((approval) => section(trail.original(approval))),
  };
}

/** That a model version was not moved to a stage, which is no gap unless somebody asks for that stage. */
const notInStage = ({ environment }: GateRequest, { outOf }: StageMoves): GapRule => ({
  code: noStageTransition.code,
  severity: noStageTransition.severity,
  check: (trail) => {
    const modelVersion = madeBy(trail);
    if (modelVersion === null) return [];
    const stage = clip(environment ?? "");
    const left = outOf === null ? "" : `${capital(called(outOf))} moved it away from there${whenOf(outOf)}. `;
    return [
      findingAt(
        modelVersion,
        `${capital(called(modelVersion))} has no recorded move to ${stage} that still holds. ${left}` +
          "Record it with recordStageTransition, with the key of the approval that allowed it as approval.",
      ),
    ];
  },
});

const whenOf = ({ fields: { at } }: FactRecord<"StageTransition">): string =>
  at === null ? "" : ` on ${moment(at)}`;
