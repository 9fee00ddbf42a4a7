import { type FactRef, isFactKind } from "../../facts/kind.js";

/**
 * The fact that a place of a report's document is about: of `graph.nodes[5].properties.decision` the sixth node. Undefined where the
 * document can't be read, or the place is of no fact alone.
 *
 * @param where a path as `NotValid.where` has it
 */
export function factAt(document: string, where: string): FactRef | undefined {
  let at = parsed(document);
  let fact: FactRef | undefined;
  for (const [step] of where.matchAll(/[^.[\]]+/g)) {
    at =
      typeof at === "object" && at !== null
        ? Object.entries(at).find(([name]) => name === step)?.[1]
        : undefined;
    fact = refOf(at) ?? fact;
  }
  return fact;
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}

function refOf(value: unknown): FactRef | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("key" in value))
    return undefined;
  const { kind, key } = value;
  return isFactKind(kind) && typeof key === "string" ? { kind, key } : undefined;
}
