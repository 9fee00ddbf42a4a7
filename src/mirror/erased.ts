import { type Entry, parseEntry } from "../facts/entry.js";
import { badInput, ProoflineError } from "../facts/error.js";
import { type FactRef, refId } from "../facts/kind.js";
import type { Graph } from "../graph/graph.js";
import { readErasures } from "../graph/log/mirrored.js";
import { decodeBundle } from "../log/bundle.js";
import { TILE_WIDTH, tileAt } from "../log/tiles.js";
import { MIRROR, type MirrorFolder } from "./folder.js";
import { formatSealed, parseSealed } from "./sealedLines.js";

/** What an Erasure erases; nothing for another fact. */
export const erasedBy = ({ kind, refs }: Entry): readonly FactRef[] => (kind === "Erasure" ? refs : []);

const PAGE = 1_000;

/** A fact that was erased, and the Erasure that says so, by their indexes. */
interface Erased {
  readonly erasure: number;
  readonly fact: number;
}

/**
 * Removes the sealed values of erased facts from a mirror of `size` facts, and answers with the number of those facts.
 * Asks the graph which facts these are, all of them each time, so that what came back by a copy of the folder goes
 * again; but the graph's word is not enough: the entries in the mirror must say the same, else INTERNAL is thrown.
 */
export async function dropErased(folder: MirrorFolder, graph: Graph, size: number): Promise<number> {
  let dropped = 0;
  for (let after = ""; ; ) {
    const page = await readErasures(graph, after, PAGE);
    const bundles = new Map<number, Erased[]>();
    for (const { index, erased } of page) {
      if (index === null || erased === null || index >= size || erased >= size) continue;
      const bundle = Math.floor(erased / TILE_WIDTH);
      const found = bundles.get(bundle);
      if (found === undefined) bundles.set(bundle, [{ erasure: index, fact: erased }]);
      else found.push({ erasure: index, fact: erased });
    }
    for (const [bundle, facts] of bundles) dropped += await dropFrom(folder, bundle, facts, size);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return dropped;
    after = last.key;
  }
}

async function dropFrom(
  folder: MirrorFolder,
  bundle: number,
  erased: readonly Erased[],
  size: number,
): Promise<number> {
  const path = MIRROR.sealedValues(bundle);
  const byFact = new Map(erased.map((one) => [one.fact, one]));
  if (!(await hasAny(folder.lines(path), byFact))) return 0;
  let dropped = 0;
  let kept = 0;
  const file = await folder.create(path);
  try {
    for await (const [index, values] of parseSealed(folder.lines(path), path)) {
      const one = byFact.get(index);
      if (one === undefined) {
        await file.write(formatSealed(index, values));
        kept++;
      } else {
        await checkErased(folder, one, size);
        dropped++;
      }
    }
    await (kept === 0 ? folder.remove(path) : file.end());
  } finally {
    await file[Symbol.asyncDispose]();
  }
  return dropped;
}

/** Looks at the lines' beginnings alone. */
async function hasAny(lines: AsyncIterable<string>, facts: ReadonlyMap<number, unknown>): Promise<boolean> {
  for await (const line of lines) {
    const index = /^\{"index":(\d+),/.exec(line)?.[1];
    if (index !== undefined && facts.has(Number(index))) return true;
  }
  return false;
}

async function checkErased(folder: MirrorFolder, { erasure, fact }: Erased, size: number): Promise<void> {
  const target = refId(await entryAt(folder, fact, size));
  if (erasedBy(await entryAt(folder, erasure, size)).some((ref) => refId(ref) === target)) return;
  throw new ProoflineError(
    "INTERNAL",
    `the graph has ${target} erased by the fact at index ${erasure}, and the log doesn't: run proofline fsck`,
  );
}

async function entryAt(folder: MirrorFolder, index: number, size: number): Promise<Entry> {
  const tile = tileAt(0, Math.floor(index / TILE_WIDTH), size);
  const path = MIRROR.tile({ ...tile, level: "entries" });
  const bytes = await folder.read(path);
  const entry = bytes === undefined ? undefined : decodeBundle(bytes)[index % TILE_WIDTH];
  if (entry === undefined) throw badInput(`the mirror lacks ${path}`);
  return parseEntry(new TextDecoder().decode(entry));
}
