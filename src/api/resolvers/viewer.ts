import { holds, ROLES } from "../../facts/role.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";

export const viewerResolvers: QueryResolvers<Context> = {
  viewer: (_, _args, { caller: { principal } }) => ({
    principal: principal.name,
    roles: ROLES.filter((role) => holds(principal, role)),
  }),
};
