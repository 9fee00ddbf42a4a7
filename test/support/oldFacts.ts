import { randomBytes } from "node:crypto";
import { canonical, type JsonValue } from "../../src/facts/json.js";
import { refId } from "../../src/facts/kind.js";
import { parseFact } from "../../src/facts/parse.js";
import { sealDraft } from "../../src/facts/seal.js";
import type { Graph } from "../../src/graph/graph.js";
import { commitGroup } from "../../src/graph/recorder/commit.js";
import { CLOCK, prediction } from "./store.js";

/** Records a prediction with features of any length, as was done before there was a limit. */
export async function recordOldPrediction(
  graph: Graph,
  requestId: string,
  deployment: string,
  features: JsonValue,
): Promise<void> {
  const [kind, input] = prediction(requestId, deployment);
  const path = "facts[0]";
  const { fields, ...rest } = parseFact(kind, input, path);
  const long = { value: features, canonical: canonical(features) };
  const draft = {
    ...rest,
    fields: fields.map((field) => (field.name === "features" ? { ...field, ...long } : field)),
  };
  const { body, sealed } = sealDraft(draft, () => randomBytes(32).toString("hex"));
  const facts = [{ id: refId(draft), draft, body, sealed, path }];
  const submission = {
    recordedBy: "test",
    isAccess: false,
    amendsAny: false,
    isStrict: false,
    characters: 0,
    facts,
  };
  await commitGroup(graph, CLOCK, [submission]);
}
