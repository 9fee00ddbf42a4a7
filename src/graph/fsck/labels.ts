import { FACT_KINDS } from "../../facts/kind.js";

/** Labels of the nodes that the service keeps for itself, beside the facts. A new one is a line here. */
const OWN_LABELS: readonly string[] = [
  "LogHead",
  "LogTile",
  "Migration",
  "ApiKey",
  "AccessWatch",
  "AccessPattern",
  "DisparityWatch",
  "DisparityCount",
  "FsckWatch",
  "AlertWebhook",
  "PendingInference",
  "CosignedCheckpoint",
  "StampedCheckpoint",
  "OpenLineageWatch",
  "OpenLineageRun",
  "OpenLineageOutput",
  "OpenLineageVersion",
];

export const isOwnLabel = (label: string): boolean => OWN_LABELS.includes(label);

const KIND_LABELS: ReadonlySet<unknown> = new Set(FACT_KINDS);

/** The kind that a fact's or placeholder's labels name; what else they are, in one text, where they name none or two. */
export function kindOfLabels(labels: readonly unknown[]): string {
  const kinds = labels.filter((label) => KIND_LABELS.has(label));
  const [kind] = kinds;
  return kinds.length === 1 && typeof kind === "string"
    ? kind
    : labels.map(String).sort().join(":") || "no label";
}
