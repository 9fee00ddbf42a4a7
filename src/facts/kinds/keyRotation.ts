import { defineKind } from "../description.js";
import { person, required, text } from "../field.js";

export const KeyRotation = defineKind({
  kind: "KeyRotation",
  noun: "key rotation",
  doc: "The change of the key that signs the log. Recording it moves the log on to the new key, in the same transaction.",
  // `proofline key rotate-signing` has Proofline itself record it, with both keys at hand
  role: [],
  isRecordable: false,
  key: { field: "key", doc: "The id of the new key, 8 hex digits." },
  fields: {
    before: required(text("The verifier key that the log had.")),
    after: required(text("The verifier key that it has from here on.")),
    reason: required(text("Why.")),
    performedBy: required(person(text("Who changed it."))),
    statement: required(
      text("What both keys signed: a signed note with the log's origin, both keys, size, root and time."),
    ),
  },
});
