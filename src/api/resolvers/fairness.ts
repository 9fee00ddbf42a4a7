import { Outcome } from "../../facts/kinds/outcome.js";
import { parseScalar } from "../../facts/scalar.js";
import { readFairness } from "../../graph/fairness.js";
import { rangeOf } from "../../graph/range.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";
import { Turns } from "../turns.js";

/** Each keeps a processor and a connection busy: so many at once, and so many waiting of a caller and in all. */
const AT_ONCE = 2;
const WAITING_OF_CALLER = 10;
const WAITING = 100;

export function fairnessResolvers(): QueryResolvers<Context> {
  const turns = new Turns(AT_ONCE, WAITING_OF_CALLER, WAITING);
  return {
    fairness: (_, { modelVersion, attribute, positive, served, bucketHours }, { graph, caller, isGone }) => {
      const request = {
        modelVersion,
        attribute,
        // in the form of what was true
        positive: parseScalar(Outcome.fields.actual, positive, "positive"),
        ...rangeOf(served, "served"),
        bucketHours: bucketHours ?? null,
      };
      return turns.run(caller.principal.name, () => readFairness(graph, request, isGone));
    },
  };
}
