import { readFsckState } from "../../graph/fsckWatch.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";

export const fsckResolvers: QueryResolvers<Context> = {
  fsck: (_, _args, { graph }) => readFsckState(graph),
};
