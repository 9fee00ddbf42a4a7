import { ProoflineError } from "../../facts/error.js";
import { FACT_KINDS } from "../../facts/kind.js";
import { CATALOGUE } from "../../facts/kinds/index.js";
import { holds } from "../../facts/role.js";
import { hitCursorOf, hitPlaceOf } from "../../graph/search/cursor.js";
import { searchFacts } from "../../graph/search/search.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";
import { orderedPageOf } from "../page.js";

export const searchResolvers: QueryResolvers<Context> = {
  search: (_, { text, kinds, ...page }, { graph, caller }) => {
    const seen = holds(caller.principal, "AUDIT") ? FACT_KINDS : CATALOGUE;
    const hidden = kinds?.find((kind) => !seen.includes(kind));
    if (hidden !== undefined)
      throw new ProoflineError("FORBIDDEN", `to search in ${hidden} takes the role AUDIT`, { path: "kinds" });
    const wanted = kinds == null ? seen : [...new Set(kinds)];
    return orderedPageOf(
      page,
      async (after, limit) => {
        const { hits, hasNext } = await searchFacts(graph, { text, kinds: wanted }, after, limit);
        return { nodes: hits, hasNext };
      },
      { read: hitPlaceOf, write: hitCursorOf },
    );
  },
};
