import { readRecord } from "../facts/record.js";
import { SHOWN } from "../report/document/limits.js";
import type { Readers } from "../report/document/readers.js";
import { ANY_ACCESS, readAccesses } from "./accesses.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";

const countOf = defineQuery<{ key: string }, number>("access/accesses/countOfPrediction.cypher", (row) =>
  row.integer("count"),
);

/** Who read a prediction, as a document shows it: the newest accesses that named it, and how many did. */
export async function readReaders(graph: Graph, requestId: string): Promise<Readers> {
  const filter = { ...ANY_ACCESS, fact: { kind: "Prediction", key: requestId } as const };
  const [{ facts }, [count = 0]] = await Promise.all([
    readAccesses(graph, filter, null, SHOWN.rows),
    graph.read(countOf, { key: requestId }),
  ]);
  const newest = facts.flatMap(({ fact }) => {
    const record = readRecord(fact);
    return record.kind === "Access" ? [record] : [];
  });
  // one may have come between the two reads
  return { newest, count: Math.max(count, newest.length) };
}
