import { setTimeout as sleep } from "node:timers/promises";
import { parseEntry } from "../../facts/entry.js";
import { ProoflineError } from "../../facts/error.js";
import { FACT_KINDS } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";
import { searchedWords } from "../../facts/searched.js";
import type { Graph } from "../graph.js";
import { headOfLog } from "../log/head.js";
import { defineQuery } from "../query.js";
import { readBounded } from "../stream.js";

/** Places of the log that are looked at in one go, and how large the entries that are read there may be together. */
const PAGE = 2_000;
const PAGE_BYTES = 8 * 2 ** 20;
const ASK_AGAIN_MS = 500;
/** An index that is filled no further for so long will not be. */
const STUCK_MS = 10 * 60_000;

const KINDS_WITH_WORDS = FACT_KINDS.filter((kind) => !KINDS[kind].isFoundByKeyAlone);

interface Unfilled {
  readonly index: number;
  readonly entry: string;
}

const unfilled = defineQuery<{ from: number; to: number; kinds: readonly string[] }, Unfilled>(
  "search/unfilled.cypher",
  (row) => ({ index: row.integer("index"), entry: row.text("entry") }),
);
const fill = defineQuery<{ facts: readonly { index: number; words: string }[] }>("search/fill.cypher");
const population = defineQuery<Record<string, never>, { state: string; done: number }>(
  "search/population.cypher",
  (row) => ({ state: row.text("state"), done: row.integer("done") }),
);

/**
 * Gives the facts of a store from before there was a full-text index the words for it, and waits until it is filled, however long that
 * takes. What was done stays where this stops in the middle. Throws UNAVAILABLE or INTERNAL.
 */
export async function fillWords(graph: Graph, pageBytes = PAGE_BYTES): Promise<void> {
  const [head] = await graph.read(headOfLog, {});
  const size = head?.tree.size ?? 0;
  for (let from = 0; from < size; ) {
    const to = from + PAGE;
    const page = { from, to, kinds: KINDS_WITH_WORDS };
    const { rows, isCut } = await readBounded(graph, unfilled, page, pageBytes, ({ entry }) => entry.length);
    const facts = rows.flatMap(({ index, entry }) => {
      const words = wordsIn(entry);
      return words === undefined ? [] : [{ index, words }];
    });
    if (facts.length > 0) await graph.write(fill, { facts });
    const last = rows.at(-1);
    from = isCut && last !== undefined ? last.index + 1 : to;
  }
  await untilOnline(graph);
}

/** A large store takes minutes: Neo4j reads all of it. What can't be hoped for is an index that stands still. */
async function untilOnline(graph: Graph): Promise<void> {
  let [furthest, movedAt] = [-1, performance.now()];
  for (;;) {
    const [index] = await graph.read(population, {});
    if (index?.state === "ONLINE") return;
    if (index?.state !== "POPULATING")
      throw new ProoflineError("INTERNAL", "Neo4j could not fill the full-text index; its log says why");
    if (index.done > furthest) [furthest, movedAt] = [index.done, performance.now()];
    if (performance.now() - movedAt > STUCK_MS)
      throw new ProoflineError(
        "UNAVAILABLE",
        "Neo4j has filled no more of the full-text index for ten minutes; start again, which goes on with it",
      );
    await sleep(ASK_AGAIN_MS);
  }
}

/** Undefined for an entry that was damaged: fsck says so, and the store opens all the same. */
function wordsIn(text: string): string | undefined {
  try {
    const entry = parseEntry(text);
    return searchedWords(entry, (field) => entry.body[field]);
  } catch (error) {
    if (error instanceof ProoflineError && error.code === "BAD_USER_INPUT") return undefined;
    throw error;
  }
}
