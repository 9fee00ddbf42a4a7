import type { DocumentNode, OperationDefinitionNode } from "graphql";
import { type Plan, type PlannedSchema, planOf } from "./plan.js";

/** Fields of all plans together, some 500 bytes each. A report with all it has takes 400. */
const MAX_FIELDS = 30_000;
const MAX_PLANS = 500;

/**
 * The plans that were used last, bounded in number and memory. A plan is made when an operation is executed for the second time:
 * ever different ones cost what they cost graphql-js.
 */
export class PlanCache {
  readonly #planned: PlannedSchema;
  readonly #plans = new Map<OperationDefinitionNode, Plan>();
  readonly #others = new WeakMap<OperationDefinitionNode, "executed once" | "never planned">();

  constructor(planned: PlannedSchema) {
    this.#planned = planned;
  }

  /** Undefined for an operation that graphql-js is to execute. */
  of(document: DocumentNode, operation: OperationDefinitionNode): Plan | undefined {
    const known = this.#plans.get(operation);
    const plan = known ?? this.#make(document, operation);
    if (plan === undefined) return undefined;
    this.#plans.delete(operation);
    this.#plans.set(operation, plan);
    if (known === undefined) this.trim();
    return plan;
  }

  #make(document: DocumentNode, operation: OperationDefinitionNode): Plan | undefined {
    const known = this.#others.get(operation);
    if (known === undefined) this.#others.set(operation, "executed once");
    if (known !== "executed once") return undefined;
    const plan = planOf(this.#planned, document, operation);
    if (plan === undefined) this.#others.set(operation, "never planned");
    return plan;
  }

  /** Forgets what is too much. To be called when a plan has grown, as it does while its operation is executed. */
  trim(): void {
    let fields = 0;
    for (const plan of this.#plans.values()) fields += plan.size();
    for (const [oldest, plan] of this.#plans) {
      if (fields <= MAX_FIELDS && this.#plans.size <= MAX_PLANS) return;
      this.#plans.delete(oldest);
      fields -= plan.size();
    }
  }
}
