import { isReference, type ReferenceField } from "../../facts/field.js";
import { FACT_KINDS, type FactKind } from "../../facts/kind.js";
import { KINDS, mapKinds } from "../../facts/kinds/index.js";
import type { Batch } from "./ingestBatch.js";

const EVERY: ReadonlySet<FactKind> = new Set(FACT_KINDS);

function targetsOf(field: ReferenceField): ReadonlySet<FactKind> {
  if (field.type === "ref") return new Set([field.to]);
  return field.type === "refs" ? new Set(Object.values(field.targets)) : EVERY;
}

/** The kinds that facts of a kind may refer to. */
const CAUSES = mapKinds(
  (kind): ReadonlySet<FactKind> =>
    new Set(
      Object.values(KINDS[kind].fields)
        .filter(isReference)
        .flatMap((field) => [...targetsOf(field)]),
    ),
);

/**
 * Whether a batch may refer to facts of an earlier one. A cause is referred to by its hash only where it is recorded first, so
 * such a batch waits for the other; others are recorded at the same time.
 */
export function mayReferTo(later: Batch, earlier: Batch): boolean {
  const kinds = new Set(earlier.facts.map(({ kind }) => kind));
  const referring = new Set(later.facts.map(({ kind }) => kind));
  return [...referring].some((kind) => [...kinds].some((cause) => CAUSES[kind].has(cause)));
}
