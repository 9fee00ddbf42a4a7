import { ProoflineError } from "../../facts/error.js";
import { kindOfMember } from "../../facts/kind.js";
import { RECORDABLE } from "../../facts/kinds/index.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import { prepareInTurns, type Receipt } from "../../graph/recorder/submission.js";
import type { Context } from "../context.js";
import type { MutationResolvers } from "../generated/types.js";

async function submit(
  inputs: readonly FactInput[],
  path: string,
  { recorder, caller, written }: Context,
  isStrict = false,
): Promise<readonly Receipt[]> {
  const receipts = await recorder.submit(await prepareInTurns(inputs, caller.principal, path, isStrict));
  for (const { duplicate } of receipts) if (duplicate) written.duplicates += 1;
  return receipts;
}

/** Records one fact in the caller's name. */
export async function submitOne(fact: FactInput, context: Context): Promise<Receipt> {
  const [receipt] = await submit([fact], fact.path, context);
  if (receipt === undefined) throw new ProoflineError("INTERNAL", "a fact without a receipt");
  return receipt;
}

/** The mutation of each kind that clients record. */
const recordOne = Object.fromEntries(
  RECORDABLE.map((kind) => [
    `record${kind}`,
    (_: unknown, { input }: { input: unknown }, context: Context): Promise<Receipt> =>
      submitOne({ kind, input, path: "input" }, context),
  ]),
);

/** The one member of a @oneOf input, as GraphQL has checked. */
function factOf(fact: object, path: string): FactInput {
  for (const [member, input] of Object.entries(fact)) {
    const kind = kindOfMember(member);
    if (kind !== undefined && input !== null && input !== undefined)
      return { kind, input, path: `${path}.${member}` };
  }
  throw new ProoflineError("BAD_USER_INPUT", "must be one fact", { path });
}

export const recordResolvers: MutationResolvers<Context> = {
  ...recordOne,
  recordPredictions: async (_, { inputs }, context) => [
    ...(await submit(
      inputs.map((input, i) => ({ kind: "Prediction", input, path: `inputs[${i}]` })),
      "inputs",
      context,
    )),
  ],
  recordFacts: async (_, { facts, strict }, context) => [
    ...(await submit(
      facts.map((fact, i) => factOf(fact, `facts[${i}]`)),
      "facts",
      context,
      strict ?? false,
    )),
  ],
};
