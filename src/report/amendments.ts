import type { EntryRef } from "../facts/entry.js";
import type { Field, RefField, RefsField } from "../facts/field.js";
import { type FactRef, refId } from "../facts/kind.js";
import { Amendment } from "../facts/kinds/amendment.js";
import { KINDS } from "../facts/kinds/index.js";
import type { AnyRecord, FactRecord } from "../facts/record.js";
import { type Edge, edgeOf, isCausal } from "./edge.js";

/** A fact as its amendments have it: its references corrected, all else as it was recorded. */
export interface AmendedFact {
  readonly record: AnyRecord;
  /** The references that hold. */
  readonly edges: readonly Edge[];
  /** Those that were recorded, or said by an amendment, and corrected since. */
  readonly superseded: readonly Edge[];
}

const { rel: AMENDED_TO } = Amendment.fields.references;
const { rel: AMENDS } = Amendment.fields.fact;

/** The amendments among some facts, by the fact that each corrects, in the order of the log. */
export function amendmentsByFact(
  records: readonly AnyRecord[],
): ReadonlyMap<string, readonly FactRecord<"Amendment">[]> {
  const byFact = new Map<string, FactRecord<"Amendment">[]>();
  const amendments = records.filter((record) => record.kind === "Amendment");
  for (const amendment of amendments.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)))
    for (const ref of amendment.refs) {
      if (ref.rel !== AMENDS) continue;
      const known = byFact.get(refId(ref));
      if (known === undefined) byFact.set(refId(ref), [amendment]);
      else known.push(amendment);
    }
  return byFact;
}

/** The facts that an amendment says references should lead to. */
export const amendedTargets = ({ refs }: AnyRecord): readonly FactRef[] =>
  refs.filter(({ rel }) => rel === AMENDED_TO);

/** A fact with what its amendments say of its references: of two that correct one field, the later holds. */
export function amend(record: AnyRecord, amendments: readonly FactRecord<"Amendment">[] = []): AmendedFact {
  const own = record.refs.filter(isCausal).map((ref) => edgeOf(record, ref));
  if (amendments.length === 0) return { record, edges: own, superseded: [] };
  const fields: Record<string, unknown> = { ...record.fields };
  const edges: Edge[] = [];
  const superseded: Edge[] = [];
  for (const [name, field] of referencesOf(record)) {
    let current = own.filter(({ type }) => type === field.rel);
    for (const amendment of amendments) {
      if (!amendment.fields.corrects?.includes(name)) continue;
      superseded.push(...current.map((edge) => ({ ...edge, supersededBy: amendment.key })));
      const refs = amendment.refs.filter(({ rel, props }) => rel === AMENDED_TO && props.field === name);
      current = refs.map((ref) => ({ ...edgeOf(record, asOwn(ref, field)), amendment: amendment.key }));
      fields[name] = fieldValue(field, current);
    }
    edges.push(...current);
  }
  // the fields were read by the description that the type is made from
  const amended = { ...record, fields } as unknown as AnyRecord;
  const isClaim = claimsOf(amended);
  return {
    record: amended,
    edges: edges.filter((edge) => isCausal({ rel: edge.type }) && !isClaim(edge)),
    superseded: [...superseded, ...edges.filter(isClaim)],
  };
}

const referencesOf = ({ kind }: AnyRecord): [string, RefField | RefsField][] =>
  Object.entries(KINDS[kind].fields).flatMap(
    ([name, field]: [string, Field]): [string, RefField | RefsField][] =>
      field.type === "ref" || field.type === "refs" ? [[name, field]] : [],
  );

/** An amendment's reference as the corrected field itself would have it. */
function asOwn({ props: { field: _, ...props }, ...ref }: EntryRef, { rel }: RefField | RefsField): EntryRef {
  return { ...ref, rel, props };
}

/** What a record's field holds for its references: a key, or of those with properties all of them. */
function fieldValue(field: RefField | RefsField, edges: readonly Edge[]): unknown {
  if (field.type === "ref") return edges[0]?.to.key ?? null;
  const names = Object.keys(field.props);
  return edges.map(({ to, props }) => ({
    ...to,
    props: Object.fromEntries(names.map((name) => [name, props[name] ?? null])),
  }));
}

/** Whether an edge is of a reference that is only a claim beside another one that is given. */
function claimsOf(record: AnyRecord): (edge: Edge) => boolean {
  const given: Readonly<Record<string, unknown>> = record.fields;
  const claims = new Set(
    referencesOf(record).flatMap(([, field]) =>
      field.type === "ref" && field.unless !== undefined && given[field.unless] !== null ? [field.rel] : [],
    ),
  );
  return ({ type }) => claims.has(type);
}
