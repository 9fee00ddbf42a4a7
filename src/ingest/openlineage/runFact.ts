import type { FactKind } from "../../facts/kind.js";
import type { FactInput } from "../../graph/recorder/factInput.js";

/** A fact that a run tells, with its key. */
export interface RunFact extends FactInput {
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export const runFact = (
  kind: FactKind,
  key: string,
  fields: Readonly<Record<string, unknown>>,
  events: readonly string[],
): RunFact => ({
  kind,
  key,
  input: { key, ...fields, toldBy: events.map((runEvent) => ({ runEvent })) },
  path: `${kind} ${key}`,
});
