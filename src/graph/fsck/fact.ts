import { toHex } from "../../facts/bytes.js";
import type { Entry, EntryRef } from "../../facts/entry.js";
import { refId } from "../../facts/kind.js";
import { checkEdges, readEdge, type StoredEdge } from "./edges.js";
import { type ReadEntry, readEntry } from "./entry.js";
import { edgeTo, type Finding, finding } from "./finding.js";
import { kindOfLabels } from "./labels.js";
import type { Leaves } from "./leaves.js";
import type { Places } from "./places.js";
import { checkProperties } from "./properties.js";
import type { StoredNode } from "./statements.js";
import { textOf } from "./stored.js";

/** A node that has an index of the log, and its entry, read once. */
export interface NodeAtIndex {
  readonly node: StoredNode;
  readonly index: number;
  readonly kind: string;
  readonly key: string | null;
  readonly read: ReadEntry | null;
}

/** What the checks of one fact need to know of the others. */
export interface CheckContext {
  /** Facts in the log. */
  readonly size: number;
  readonly erased: ReadonlySet<string>;
  readonly leaves: Leaves;
  readonly places: Places;
  /** By name, how many edges lead to a node that no entry explains, less those that one explains and that are not there. */
  readonly unexplained: Map<string, number>;
}

/** Undefined for a node whose index is no integer: it is among the others. */
export function readNode(node: StoredNode): NodeAtIndex | undefined {
  const at = (name: string): unknown => node.values[node.names.indexOf(name)];
  const index = at("index");
  if (typeof index !== "number") return undefined;
  const entry = textOf(at("entry"));
  return {
    node,
    index,
    kind: kindOfLabels(node.labels),
    key: textOf(at("key")),
    read: entry === null ? null : readEntry(entry),
  };
}

/** Indexes of the facts that this one refers to by hash. */
export function targetsOf({ node }: NodeAtIndex): number[] {
  const targets: number[] = [];
  for (const row of node.edges) {
    const { index } = readEdge(row);
    if (index !== null) targets.push(index);
  }
  return targets;
}

/** All that is wrong with a fact by its own entry, beside the entry itself. */
export function checkFact({ node, index, kind, read }: NodeAtIndex, context: CheckContext): Finding[] {
  const entry = read?.entry;
  if (!entry) return [];
  const place = { kind: entry.kind, key: entry.key, index };
  const issues: Finding[] = [];
  if (read.problem !== null)
    issues.push(
      finding("ENTRY_INVALID", place, `the log's entry is not as the log takes them: ${read.problem}`),
    );
  if (node.labels.length !== 2 || kind !== entry.kind || !node.labels.includes("Fact"))
    issues.push(
      finding(
        "LABELS_ALTERED",
        place,
        `its labels are ${node.labels.join(", ")}, not ${entry.kind} and Fact`,
      ),
    );
  for (const { code, property, message } of checkProperties(
    entry,
    index,
    node,
    context.erased.has(refId(entry)),
  ))
    issues.push(finding(code, { ...place, property }, message));
  const { issues: edges, matched } = checkEdges(entry.kind, entry.refs, node.edges);
  for (const { code, edge, message } of edges) {
    issues.push(finding(code, { ...place, edge }, message));
    if (code !== "EDGE_ALTERED")
      count(context.unexplained, `${edge.kind} ${edge.key}`, code === "EDGE_FOREIGN" ? 1 : -1);
  }
  entry.refs.forEach((ref, i) => {
    checkReference(entry, index, ref, matched[i], context);
  });
  return issues;
}

const count = (counts: Map<string, number>, name: string, by: number) => {
  if (counts.size < 100_000 || counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + by);
};

/** A reference's `leaf` is the hash of the fact that it names, and null only where that came later or never. */
function checkReference(
  entry: Entry,
  index: number,
  ref: EntryRef,
  edge: StoredEdge | undefined,
  { size, leaves, places }: CheckContext,
): void {
  if (edge === undefined) {
    // that the edge is missing is said already
    if (ref.leaf !== null) places.addName(ref.leaf, { kind: ref.kind, key: ref.key });
    return;
  }
  const wrong = (message: string) =>
    finding(
      "REFERENCE_WRONG",
      { kind: entry.kind, key: entry.key, index, edge: edgeTo(ref.rel, ref) },
      message,
    );
  const target = edge.index !== null && edge.index < size ? edge.index : null;
  if (ref.leaf === null) {
    if (target === null || target >= index) return;
    places.addDoubt(target, wrong(`it names no hash, and the fact was recorded before, at index ${target}`));
    return;
  }
  if (target === null) {
    places.addAbsent(
      ref.leaf,
      { kind: ref.kind, key: ref.key },
      wrong("it names a fact by hash that the log has not"),
    );
    return;
  }
  if (leaves.get(target) !== ref.leaf)
    places.addDoubt(
      target,
      wrong(`the hash that it names is not that of the fact's entry, at index ${target}`),
    );
}

export const hexLeaf = ({ read }: NodeAtIndex): string => (read === null ? "" : toHex(read.leaf));
