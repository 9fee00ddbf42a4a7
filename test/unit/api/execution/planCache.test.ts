import { type DocumentNode, getOperationAST, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { follow } from "../../../../src/api/execution/follow.js";
import { PlanCache } from "../../../../src/api/execution/planCache.js";
import { schema } from "./schema.js";

const planned = { schema, foreign: new Set<string>() };

/** The plan that a cache has for a document's operation. */
function planIn(plans: PlanCache, document: DocumentNode) {
  const operation = getOperationAST(document);
  if (!operation) throw new Error("no operation");
  return plans.of(document, operation);
}
/** As for an operation that is executed for the second time. */
function seenTwice(plans: PlanCache, document: DocumentNode) {
  planIn(plans, document);
  const plan = planIn(plans, document);
  if (plan === undefined) throw new Error("no plan");
  return plan;
}

describe("PlanCache", () => {
  it("makes a plan for the second execution, and keeps it", () => {
    const plans = new PlanCache(planned);
    const document = parse("{ thing { id } }");
    expect(planIn(plans, document)).toBeUndefined();
    const plan = planIn(plans, document);
    expect(plan).toBeDefined();
    expect(planIn(plans, document)).toBe(plan);
  });

  it("never makes one for what is left to graphql-js", () => {
    const plans = new PlanCache(planned);
    const document = parse("{ __schema { queryType { name } } }");
    for (let i = 0; i < 3; i++) expect(planIn(plans, document)).toBeUndefined();
  });

  it("keeps 500 plans, those that were used last", () => {
    const plans = new PlanCache(planned);
    const documents = Array.from({ length: 500 }, () => parse("{ __typename }"));
    const [first, second] = documents.map((document) => seenTwice(plans, document));
    expect(documents[0] && planIn(plans, documents[0])).toBe(first);
    seenTwice(plans, parse("{ __typename }"));
    expect(documents[0] && planIn(plans, documents[0])).toBe(first);
    expect(documents[1] && planIn(plans, documents[1])).not.toBe(second);
  });

  it("counts what a plan has grown to, however small its document is", { timeout: 60_000 }, async () => {
    const plans = new PlanCache(planned);
    const small = parse("{ thing { id } }");
    const plan = seenTwice(plans, small);
    // 6 ^ 6 places for the last fragment
    const nested = ["child", "a: child", "b: child", "c: child", "d: child", "e: child"];
    const fragments = Array.from(
      { length: 6 },
      (_, i) =>
        `fragment f${i} on Thing { ${nested.map((name) => `${name} { ${i === 5 ? "id" : `...f${i + 1}`} }`).join(" ")} }`,
    );
    const large = parse(`{ thing { ...f0 } } ${fragments.join(" ")}`);
    const grown = seenTwice(plans, large);
    expect(grown.size()).toBe(1);
    const { errors } = await follow(grown, { schema, variables: {}, context: undefined });
    expect(errors).toBeUndefined();
    expect(grown.size()).toBeGreaterThan(50_000);
    plans.trim();
    expect(planIn(plans, large)).not.toBe(grown);
    expect(planIn(plans, small)).not.toBe(plan);
  });
});
