import { setTimeout as sleep } from "node:timers/promises";
import { badInput } from "../../facts/error.js";
import { splitTree } from "../../log/tree.js";
import type { Graph } from "../graph.js";
import { finding, type Reporter } from "./finding.js";
import { heads, lastIndex } from "./statements.js";
import { bytesOf, isIndex, textOf } from "./stored.js";

/** The log's head as far as it can be read; null for what is not of its type. */
export interface StoredHead {
  readonly found: boolean;
  /** Where the head has none, the number that the facts' indexes make up. */
  readonly size: number;
  readonly pending: Uint8Array | undefined;
  readonly recordedAt: string | null;
  readonly origin: string | null;
  readonly verifierKey: string | null;
  readonly checkpoint: string | null;
  readonly checkpointSize: number | null;
}

const NAMES: readonly unknown[] = [
  "id",
  "size",
  "recordedAt",
  "pending",
  "origin",
  "verifierKey",
  "checkpoint",
  "checkpointSize",
  "locked",
  "rebuilding",
];

/** Throws BAD_USER_INPUT for a store that has no log at all. */
export async function readStoredHead(graph: Graph, report: Reporter): Promise<StoredHead> {
  const row = await readWhole(graph);
  const [last = -1] = await graph.read(lastIndex, {});
  if (row === undefined) {
    if (last < 0) throw badInput("this Neo4j holds no log of Proofline's");
    report(finding("HEAD_MISSING", { kind: "LogHead" }, "the log's head is not there"));
    return { ...NOTHING, found: false, size: last + 1 };
  }
  const [size, recordedAt, pending, origin, verifierKey, checkpoint, checkpointSize] = row.head;
  if (row.labels.length !== 1)
    report(finding("LABELS_ALTERED", { kind: "LogHead" }, `its labels are ${row.labels.join(", ")}`));
  for (const name of row.names)
    if (!NAMES.includes(name))
      report(
        finding(
          "PROPERTY_FOREIGN",
          { kind: "LogHead", property: String(name) },
          "the head has no such property",
        ),
      );
  if (row.names.includes("rebuilding"))
    report(
      finding(
        "HEAD_ALTERED",
        { kind: "LogHead", property: "rebuilding" },
        "a rebuild of this store has not come to its end",
      ),
    );
  if (!isIndex(size))
    report(finding("HEAD_ALTERED", { kind: "LogHead", property: "size" }, "is no number of facts"));
  return {
    found: true,
    size: isIndex(size) ? size : last + 1,
    recordedAt: textOf(recordedAt),
    pending: pending === null && size === 0 ? new Uint8Array() : bytesOf(pending),
    origin: textOf(origin),
    verifierKey: textOf(verifierKey),
    checkpoint: textOf(checkpoint),
    checkpointSize: isIndex(checkpointSize) ? checkpointSize : null,
  };
}

/** While a commit is being applied a reader may see some of its values before others: then they soon agree. */
async function readWhole(graph: Graph) {
  for (let tries = 1; ; tries++) {
    const [row] = await graph.read(heads, {});
    const [size, , pending] = row?.head ?? [];
    const bytes = bytesOf(pending);
    const isWhole = bytes === undefined || !isIndex(size) || splitTree(bytes, size)?.size === size;
    if (isWhole || tries === TRIES) return row;
    await sleep(PAUSE_MS);
  }
}

const TRIES = 5;
const PAUSE_MS = 50;

const NOTHING = {
  pending: undefined,
  recordedAt: null,
  origin: null,
  verifierKey: null,
  checkpoint: null,
  checkpointSize: null,
};
