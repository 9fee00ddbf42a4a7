import { randomUUID } from "node:crypto";
import { toHex } from "../../facts/bytes.js";
import { badInputAt } from "../../facts/error.js";
import { readHead } from "../../graph/log/head.js";
import { proveConsistency, proveInclusions } from "../../graph/log/proofs.js";
import { rootOf } from "../../log/tree.js";
import type { Context } from "../context.js";
import type { MutationResolvers, QueryResolvers } from "../generated/types.js";
import { recordFact } from "./record.js";

export const logQueries: QueryResolvers<Context> = {
  checkpoint: async (_, _args, { graph, notary }) => {
    const { text, tree, verifierKey } = await notary.covering((await readHead(graph)).tree.size);
    const { origin } = notary;
    return { text, origin, size: tree.size, rootHash: toHex(rootOf(tree)), verifierKey };
  },
  inclusionProof: async (_, { index }, { graph, notary }) => {
    mustBeSize(index, "index");
    const head = await readHead(graph);
    const { text, tree } = await notary.covering(Math.min(index + 1, head.tree.size));
    const [hashes = []] = await proveInclusions(graph, tree, [index]);
    return { index, size: tree.size, hashes, checkpoint: text };
  },
  consistencyProof: async (_, { from, to }, { graph }) => {
    mustBeSize(from, "from");
    if (to < from) throw badInputAt("to", "must not be below from");
    return { from, to, hashes: await proveConsistency(graph, (await readHead(graph)).tree, from, to) };
  },
};

function mustBeSize(value: number, path: string): void {
  if (value < 0) throw badInputAt(path, "must not be negative");
}

export const logMutations: MutationResolvers<Context> = {
  erase: (_, { kind, key, reason }, context) => {
    const input = { key: randomUUID(), kind, fact: key, performedBy: context.caller.principal.name, reason };
    return recordFact({ kind: "Erasure", input, path: "erase" }, context);
  },
};
