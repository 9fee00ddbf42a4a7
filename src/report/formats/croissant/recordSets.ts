import type { LineageEdge } from "../../lineage.js";
import type { ReportNode } from "../trail/graph.js";

type Members = Readonly<Record<string, unknown>>;

/** The facts about the data, each as a record. What is not known is an empty text, which no key or digest is. */
export const factRecords = (nodes: readonly ReportNode[]): Members =>
  recordSet(
    "facts",
    "What was recorded about the data, and where it is in the log.",
    {
      kind: "The kind of fact.",
      key: "Its key.",
      recorded: "false where others only refer to it.",
      index: "Its place in the log.",
      leafHash: "Its hash in the log.",
      recordedAt: "When it was recorded.",
      recordedBy: "By whom.",
      properties: "Its fields, as JSON.",
    },
    nodes.map(({ kind, key, recorded, index, leafHash, recordedAt, recordedBy, properties }) => ({
      kind,
      key,
      recorded: String(recorded),
      index: index === null ? "" : String(index),
      leafHash: leafHash ?? "",
      recordedAt: recordedAt ?? "",
      recordedBy: recordedBy ?? "",
      properties: properties === null ? "" : JSON.stringify(properties),
    })),
  );

/** The references from and to the data, each as a record, from the effect to the cause. */
export const referenceRecords = (edges: readonly LineageEdge[]): Members =>
  recordSet(
    "references",
    "What was read, written and used for training, from the effect to the cause.",
    {
      type: "The type of the reference.",
      fromKind: "The kind of the effect.",
      fromKey: "Its key.",
      toKind: "The kind of the cause.",
      toKey: "Its key.",
      properties: "What is said of the reference, as ranges of dates, filters and roles: as JSON.",
      amendment: "The key of the amendment that says so, where it is not the effect itself.",
      supersededBy: "The key of the amendment that says otherwise.",
    },
    edges.map(({ type, from, to, properties, amendment, supersededBy }) => ({
      type,
      fromKind: from.kind,
      fromKey: from.key,
      toKind: to.kind,
      toKey: to.key,
      properties: JSON.stringify(properties),
      amendment: amendment ?? "",
      supersededBy: supersededBy ?? "",
    })),
  );

/** Records that stand in the document itself, whose fields are all texts. */
function recordSet<F extends string>(
  id: string,
  description: string,
  fields: Readonly<Record<F, string>>,
  records: readonly Readonly<Record<F, string>>[],
): Members {
  return {
    "@type": "cr:RecordSet",
    "@id": id,
    name: id,
    description,
    field: Object.entries(fields).map(([name, said]) => ({
      "@type": "cr:Field",
      "@id": `${id}/${name}`,
      name,
      description: said,
      dataType: "sc:Text",
    })),
    data: records.map((record) =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [`${id}/${name}`, value])),
    ),
  };
}
