import { randomBytes } from "node:crypto";
import { canonical, type JsonValue } from "../../../src/facts/json.js";
import { refId } from "../../../src/facts/kind.js";
import { parseFact } from "../../../src/facts/parse.js";
import { sealDraft } from "../../../src/facts/seal.js";
import type { Submission } from "../../../src/graph/recorder/submission.js";
import { prediction } from "./store.js";

/** A prediction with features of any length, as it was recorded before there was a limit. */
export function oldPrediction(requestId: string, deployment: string, features: JsonValue): Submission {
  const [kind, input] = prediction(requestId, deployment);
  const path = "facts[0]";
  const { fields, ...rest } = parseFact(kind, input, path);
  const long = { value: features, canonical: canonical(features) };
  const draft = {
    ...rest,
    fields: fields.map((field) => (field.name === "features" ? { ...field, ...long } : field)),
  };
  const { body, sealed } = sealDraft(draft, () => randomBytes(32));
  const facts = [{ id: refId(draft), draft, body, sealed, path }];
  return { recordedBy: "test", isAccess: false, amendsAny: false, isStrict: false, facts };
}
