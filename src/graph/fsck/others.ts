import { toHex } from "../../facts/bytes.js";
import { isFactKind } from "../../facts/kind.js";
import { parseTilePath, TILE_WIDTH, treeHas } from "../../log/tiles.js";
import type { Graph } from "../graph.js";
import { readHead } from "../log/head.js";
import { stream } from "../stream.js";
import { readEdge } from "./edges.js";
import { leafOf } from "./entry.js";
import { finding, type Reporter } from "./finding.js";
import { isOwnLabel, kindOfLabels } from "./labels.js";
import type { Places } from "./places.js";
import { type OtherNode, others } from "./statements.js";
import { isIndex, textOf } from "./stored.js";

/** One statement may look at every node of the store. */
const TIMEOUT_MS = 60 * 60_000;

interface Place {
  readonly kind: string;
  readonly key: string | null;
}
interface Scope {
  /** Facts in the log that were checked. */
  readonly size: number;
  readonly places: Places;
  readonly unexplained: ReadonlyMap<string, number>;
  readonly report: Reporter;
}

/** Looks at every node that is no fact of the log. Resolves to how many facts were recorded since `size` was read. */
export async function checkOthers(graph: Graph, scope: Scope): Promise<number> {
  const { size, report } = scope;
  // a fact that was recorded since is none of the others, and of a run that takes hours there are many
  const start = Math.max(size, await sizeNow(graph, size));
  let grown = start;
  /** Whether the log has come to have an index: what a service writes meanwhile is not foreign. */
  const isRecorded = async (index: number): Promise<boolean> => {
    if (index >= grown) grown = Math.max(grown, await sizeNow(graph, grown));
    return index < grown;
  };
  let newer = start - size;
  for await (const node of stream(graph, others, { size: start }, TIMEOUT_MS)) {
    const kind = kindOfLabels(node.labels);
    const isFact = node.labels.includes("Fact");
    if (isFact && isFactKind(kind) && isIndex(node.index) && (await isRecorded(node.index))) {
      newer++;
      continue;
    }
    const place = { kind, key: textOf(node.key) ?? textOf(node.path) };
    if (typeof node.entry === "string") {
      checkStray(node.entry, place, scope);
      continue;
    }
    for (const row of node.edges) {
      const { rel, kind: to, key } = readEdge(row);
      report(
        finding(
          "EDGE_FOREIGN",
          { ...place, edge: { rel, kind: to, key } },
          "it leaves a node that has no entry of the log",
        ),
      );
    }
    if (node.labels.length === 1 && isOwnLabel(kind)) {
      if (kind === "LogTile") await checkTile(node, isRecorded, report);
    } else if (isFactKind(kind) && !isFact && node.labels.length === 1) checkPlaceholder(node, place, scope);
    else
      report(
        finding("NODE_FOREIGN", place, `no entry and no part of the service has a node labelled ${kind}`),
      );
  }
  return newer;
}

async function sizeNow(graph: Graph, size: number): Promise<number> {
  try {
    return (await readHead(graph)).tree.size;
  } catch {
    // a head that can't be read is told already, and then the log does not grow either
    return size;
  }
}

async function checkTile(
  { path }: OtherNode,
  isRecorded: (index: number) => Promise<boolean>,
  report: Reporter,
): Promise<void> {
  const place = { kind: "LogTile", key: textOf(path) };
  const last = lastLeafOf(place.key);
  if (last === undefined || !(await isRecorded(last)))
    report(finding("TILE_FOREIGN", place, "the log has no such full tile"));
}

/** The index of the last fact that a full tile needs. */
function lastLeafOf(path: string | null): number | undefined {
  try {
    const tile = parseTilePath(path ?? "");
    if (tile.level === "entries" || tile.width !== TILE_WIDTH) return undefined;
    const size = (tile.index + 1) * TILE_WIDTH ** (tile.level + 1);
    return treeHas(size, tile) ? size - 1 : undefined;
  } catch {
    // no path of a tile: the caller reports it
    return undefined;
  }
}

/** A node with an entry that is not among the log's facts: one that lost its place, or one that never had any. */
function checkStray(entry: string, place: Place, { places }: Scope): void {
  places.addUnplaced({ ...place, index: null, leaf: toHex(leafOf(entry)), issues: [] });
}

function checkPlaceholder({ names, named }: OtherNode, place: Place, { unexplained, report }: Scope): void {
  const filled = names.filter((name) => name !== "key").map(String);
  if (place.key === null) report(finding("NODE_FOREIGN", place, "it has a kind and no key"));
  else if (filled.length > 0)
    report(
      finding(
        "PLACEHOLDER_ALTERED",
        place,
        `it is not recorded, and has more than its key: ${filled.sort().join(", ")}`,
      ),
    );
  else if (named - (unexplained.get(`${place.kind} ${place.key}`) ?? 0) <= 0)
    report(finding("NODE_FOREIGN", place, "it is not recorded, and no entry names it"));
}
