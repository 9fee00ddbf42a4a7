import { badInputAt, ProoflineError } from "../../facts/error.js";
import { kindOfMember } from "../../facts/kind.js";
import { BATCHED, RECORDABLE } from "../../facts/kinds/index.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import type { BatchOptions, Receipt } from "../../graph/recorder/submission.js";
import type { Context } from "../context.js";
import type { MutationResolvers } from "../generated/types.js";

/** Records facts in the caller's name. */
async function recordAll(
  facts: readonly FactInput[],
  { recorder, caller, written }: Context,
  options: BatchOptions,
): Promise<Receipt[]> {
  const receipts = await recorder.record(facts, caller.principal, options);
  for (const { duplicate } of receipts) if (duplicate) written.duplicates += 1;
  return [...receipts];
}

export async function recordFact(fact: FactInput, context: Context): Promise<Receipt> {
  const [receipt] = await recordAll([fact], context, { path: fact.path });
  if (receipt === undefined) throw new ProoflineError("INTERNAL", "a fact without a receipt");
  return receipt;
}

/** The mutation of each kind that clients record. */
const recordOne = Object.fromEntries(
  RECORDABLE.map((kind) => [
    `record${kind}`,
    (_: unknown, { input }: { input: unknown }, context: Context): Promise<Receipt> =>
      recordFact({ kind, input, path: "input" }, context),
  ]),
);

/** The mutation of lists of each kind that comes in such. */
const recordMany = Object.fromEntries(
  BATCHED.map((kind) => [
    `record${kind}s`,
    (_: unknown, { inputs }: { inputs: readonly unknown[] }, context: Context): Promise<Receipt[]> =>
      recordAll(
        inputs.map((input, i) => ({ kind, input, path: `inputs[${i}]` })),
        context,
        { path: "inputs" },
      ),
  ]),
);

/** The one member of a @oneOf input, as GraphQL has checked. */
function factOf(fact: object, path: string): FactInput {
  for (const [member, input] of Object.entries(fact)) {
    const kind = kindOfMember(member);
    if (kind !== undefined && input !== null && input !== undefined)
      return { kind, input, path: `${path}.${member}` };
  }
  throw badInputAt(path, "must be one fact");
}

export const recordResolvers: MutationResolvers<Context> = {
  ...recordOne,
  ...recordMany,
  recordFacts: (_, { facts, strict }, context) =>
    recordAll(
      facts.map((fact, i) => factOf(fact, `facts[${i}]`)),
      context,
      { path: "facts", isStrict: strict ?? false },
    ),
};
