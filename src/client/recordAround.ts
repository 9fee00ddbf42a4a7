/** Why facts that are recorded all or none were refused. */
export interface Refusal {
  readonly reason: string;
  /** Which of them it names; undefined where it names none. */
  readonly index: number | undefined;
}

export interface Around<Fact> {
  /** Records facts all or none. Undefined when they are; throws what says nothing about the facts. */
  readonly record: (facts: readonly Fact[]) => Promise<Refusal | undefined>;
  /** Why a fact is refused wherever it is sent, as far as that can be told here. Asked only about facts that were refused. */
  readonly problem?: (fact: Fact) => string | undefined;
  /** Told of each fact that can't be recorded. */
  readonly refused: (fact: Fact, reason: string) => void;
}

/**
 * Records facts in their order, those that are refused left out: a refusal names one, and the others are sent again in
 * halves, so that many refusals take n log n facts and not n². Where a refusal names none, halves find which it is.
 */
export async function recordAround<Fact>(facts: readonly Fact[], around: Around<Fact>): Promise<void> {
  if (facts.length === 0) return;
  const refusal = await around.record(facts);
  if (refusal === undefined) return;
  const others = facts.filter((fact, i) => {
    const isNamed = i === refusal.index || facts.length === 1;
    const reason = isNamed ? refusal.reason : around.problem?.(fact);
    if (reason !== undefined) around.refused(fact, reason);
    return reason === undefined;
  });
  const half = Math.ceil(others.length / 2);
  await recordAround(others.slice(0, half), around);
  await recordAround(others.slice(half), around);
}
