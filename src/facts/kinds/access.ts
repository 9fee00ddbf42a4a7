import { defineKind } from "../description.js";
import { anyRefs, count, digest, indexed, oneOf, required, sealed, text, texts, time } from "../field.js";
import { refId } from "../kind.js";

/** All that was named, as `kind key`; what another system reported names its facts alone. */
function namedIn({ named, facts }: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Array.isArray(named)) return named;
  return (Array.isArray(facts) ? facts : []).map(refId);
}

export const Access = defineKind({
  kind: "Access",
  noun: "access",
  doc: "One access to audited data: of Proofline itself, or of another system that reported it.",
  role: "INGEST",
  isRecordable: true,
  pages: "accesses",
  isFoundByKeyAlone: true,
  audit: { implied: { named: namedIn, factCount: (access) => namedIn(access).length, count: () => 1 } },
  key: { field: "key", doc: "The access's id." },
  fields: {
    system: required(indexed(text("The system that was accessed."))),
    principal: required(indexed(text("Who accessed it."))),
    roles: texts("The roles that the principal had."),
    operation: required(
      text("What was asked for: an operation's name, or its root fields where it has none."),
    ),
    fields: texts("The root fields of the operation."),
    facts: required(anyRefs("ACCESSED", "The facts named in the request: of at most 64.")),
    named: texts(
      "All that was named, as `kind key`: also what nobody had recorded then, which `facts` leaves out.",
    ),
    factCount: count("How many facts were named, where they are more than 64."),
    factsSha256: digest("SHA-256 of the RFC 8785 form of all of them, where they are more than 64."),
    pageSize: count("How many rows of a list were asked for at most."),
    requestSha256: digest(
      "SHA-256 of the nonce, then the request's JSON: shows later whether it was this request.",
    ),
    requestNonce: sealed(
      text("32 random bytes in hex; without them the request can't be guessed from its digest."),
    ),
    address: sealed(text("The address it came from.")),
    userAgent: sealed(text("The program it came from.")),
    at: required(time("When.")),
    outcome: required(oneOf("Outcome", ["ALLOWED", "DENIED"], "Whether it was allowed.")),
    code: text("Why it was refused: the code of the error."),
    count: count("How many requests this stands for, where refused ones were put together."),
  },
  claims: { at: "at" },
  own: [
    "roles",
    "fields",
    "named",
    "factCount",
    "factsSha256",
    "pageSize",
    "requestSha256",
    "requestNonce",
    "code",
    "count",
  ],
});

/** The system that Proofline's own accesses are of. Nobody else may report one of it. */
export const OWN_SYSTEM = "proofline";
