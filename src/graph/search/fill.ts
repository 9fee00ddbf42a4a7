import { setTimeout as sleep } from "node:timers/promises";
import { parseEntry } from "../../facts/entry.js";
import { ProoflineError } from "../../facts/error.js";
import { FACT_KINDS } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";
import { searchedWords } from "../../facts/searched.js";
import type { Graph } from "../graph.js";
import { headOfLog } from "../log/head.js";
import { defineQuery } from "../query.js";

/** Places of the log that are looked at in one go. */
const PAGE = 2_000;
/** A large store takes minutes to fill its index. */
const DEADLINE_MS = 60 * 60_000;
const INTERVAL_MS = 200;

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
const indexState = defineQuery<object, string>("search/indexState.cypher", (row) => row.text("state"));

/**
 * Gives the facts of a store from before there was a full-text index the words for it, and waits until it is filled. What was done
 * stays where this stops in the middle. Throws UNAVAILABLE or INTERNAL.
 */
export async function fillWords(graph: Graph): Promise<void> {
  const [head] = await graph.read(headOfLog, {});
  const size = head?.tree.size ?? 0;
  for (let from = 0; from < size; from += PAGE) {
    const entries = await graph.read(unfilled, { from, to: from + PAGE, kinds: KINDS_WITH_WORDS });
    const facts = entries.flatMap(({ index, entry }) => {
      const words = wordsIn(entry);
      return words === undefined ? [] : [{ index, words }];
    });
    if (facts.length > 0) await graph.write(fill, { facts });
  }
  await untilIndexed(graph);
}

async function untilIndexed(graph: Graph): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const [state] = await graph.read(indexState, {});
    if (state === "ONLINE") return;
    if (state !== "POPULATING" || performance.now() > deadline)
      throw new ProoflineError("INTERNAL", `the full-text index fact_words is ${state ?? "not there"}`);
    await sleep(INTERVAL_MS);
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
