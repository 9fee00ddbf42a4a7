import { defineKind } from "../description.js";
import { causal, digest, ref, text } from "../field.js";
import { toldBy } from "./toldBy.js";

export const ModelVersion = defineKind({
  kind: "ModelVersion",
  noun: "model version",
  doc: "A version of a model in the registry.",
  role: "INGEST",
  catalogue: true,
  isRecordable: true,
  key: { field: "key", doc: "`model@version`; a key with no @ is a model whose version is not known." },
  fields: {
    artifactSha256: digest("SHA-256 of the artifact that is deployed."),
    producedBy: causal(ref("PRODUCED_BY", "TrainingRun", "The training run that made it.")),
    framework: text("The library it runs on, with its version."),
    artifactUri: text("Where the artifact lies."),
    intendedUse: text("What it is meant for."),
    limitations: text("What it must not be used for, and where it is known to be weak."),
    toldBy,
  },
  own: ["toldBy"],
});
