import { defineKind } from "../description.js";
import { anyRefs, count, oneOf, required, sealed, text, texts, time } from "../field.js";

export const Access = defineKind({
  kind: "Access",
  doc: "One access to audited data: of Proofline itself, or of another system that reported it.",
  key: { field: "key", doc: "The access's id." },
  fields: {
    system: required(text("The system that was accessed.")),
    principal: required(text("Who accessed it.")),
    roles: texts("The roles that the principal had."),
    operation: required(text("What was asked for.")),
    fields: texts("The root fields of the operation."),
    facts: required(anyRefs("ACCESSED", "The facts named in the request.")),
    address: sealed(text("The address it came from.")),
    userAgent: sealed(text("The program it came from.")),
    at: required(time("When.")),
    outcome: required(oneOf("Outcome", ["ALLOWED", "DENIED"], "Whether it was allowed.")),
    count: count("How many requests this stands for, where refused ones were put together."),
  },
});
