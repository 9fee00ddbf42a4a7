import { objectsOf, type ReportGraph, type ReportNode, textOf } from "../trail/graph.js";
import { factName, splitVersion, uriOf } from "../trail/names.js";
import { modelCard } from "./modelCard.js";
import { propertiesOf } from "./properties.js";

/** What is in the members of an object of a BOM; a member that is undefined is left out of the JSON. */
export type Members = Readonly<Record<string, unknown>>;

/** A fact that is data: what it holds, where it lies, and who answers for it. */
export function dataComponent(node: ReportNode, graph: ReportGraph, type: "dataset" | "other"): Members {
  const owner = textOf(node, "owner");
  const personal = objectsOf(node, "columns").filter((column) => column.personal === true);
  const url = uriOf(textOf(node, "uri"));
  return {
    type: "data",
    ...named(node),
    hashes: hashesOf(textOf(node, "sha256")),
    data: [
      {
        type,
        name: node.key,
        contents: url === undefined ? undefined : { url },
        sensitiveData: personal.length === 0 ? undefined : personal.map(({ name }) => name),
        description: textOf(node, "description") ?? undefined,
        governance: owner === null ? undefined : { owners: [{ contact: { name: owner } }] },
      },
    ],
    properties: propertiesOf(node, graph),
  };
}

/** A model version, with its model card. */
export function modelComponent(node: ReportNode, graph: ReportGraph): Members {
  const url = uriOf(textOf(node, "artifactUri"));
  return {
    type: "machine-learning-model",
    ...named(node),
    hashes: hashesOf(textOf(node, "artifactSha256")),
    externalReferences: url === undefined ? undefined : [{ type: "distribution", url }],
    modelCard: modelCard(node, graph),
    properties: propertiesOf(node, graph),
  };
}

/** A deployment. */
export function service(node: ReportNode, graph: ReportGraph): Members {
  const endpoint = uriOf(textOf(node, "endpoint"));
  return {
    ...named(node),
    endpoints: endpoint === undefined ? undefined : [endpoint],
    properties: propertiesOf(node, graph),
  };
}

function named({ kind, key }: ReportNode): Members {
  const { name, version } = splitVersion(key);
  return { "bom-ref": factName({ kind, key }), name, version: version ?? undefined };
}

const hashesOf = (sha256: string | null) =>
  sha256 === null ? undefined : [{ alg: "SHA-256", content: sha256 }];
