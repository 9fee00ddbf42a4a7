import type { Graph } from "./graph.js";
import { LATEST, type Place } from "./page.js";
import { defineQuery } from "./query.js";
import type { Row } from "./row.js";

/** One half of an inference, to be kept until the other one is there. */
export interface PendingHalf {
  /** The same of both halves. */
  readonly id: string;
  readonly part: "request" | "response";
  /** What is kept, as text: sent again it must be the same. */
  readonly half: string;
  /** What is shown of it meanwhile. */
  readonly requestId: string;
  readonly deployment: string;
  /** Keys that its prediction may have been recorded by. */
  readonly keys: readonly string[];
  /** Who sent it. */
  readonly by: string;
}

/** Both halves of an inference, as they were kept. */
export interface CompleteInference {
  readonly id: string;
  readonly request: string;
  readonly response: string;
  /** When the response came, in canonical form. */
  readonly answeredAt: string;
  readonly by: string;
}

/** What became of a half. */
export interface KeptHalf {
  /** Whether another half of this part is kept, with another content. */
  readonly isOther: boolean;
  /** Both, where both are there. */
  readonly complete: CompleteInference | undefined;
  /** Whether a prediction of its id is recorded already, though the other half is not there. */
  readonly isRecorded: boolean;
}

/** An inference that is not recorded, as it is listed. */
export interface PendingInference {
  readonly id: string;
  readonly at: string;
  readonly requestId: string;
  readonly deployment: string;
  readonly hasRequest: boolean;
  readonly hasResponse: boolean;
  readonly reason: string | null;
}

const completeInference = (row: Row): CompleteInference => ({
  id: row.text("id"),
  request: row.text("request"),
  response: row.text("response"),
  answeredAt: row.time("answeredAt"),
  by: row.text("by"),
});

type GivenHalf = PendingHalf & { place: number };
/** As warming up runs it too. */
export const addHalves = defineQuery<
  { halves: readonly GivenHalf[]; now: string },
  { place: number; kept: KeptHalf }
>("kserve/add.cypher", (row) => ({
  place: row.integer("place"),
  kept: {
    isOther: !row.boolean("isSame"),
    complete: row.textOrNull("request") === null ? undefined : completeInference(row),
    isRecorded: row.boolean("isRecorded"),
  },
}));
const complete = defineQuery<{ leftMs: number; limit: number }, CompleteInference>(
  "kserve/complete.cypher",
  completeInference,
);
const remove = defineQuery<{ ids: readonly string[] }>("kserve/remove.cypher");
const removeHalf = defineQuery<{ ids: readonly string[] }>("kserve/removeHalf.cypher");
const refuse = defineQuery<{ refused: readonly { id: string; reason: string }[] }>("kserve/refuse.cypher");
const page = defineQuery<{ until: string; beforeId: string; limit: number }, PendingInference>(
  "kserve/page.cypher",
  (row) => ({
    id: row.text("id"),
    at: row.time("at"),
    requestId: row.text("requestId"),
    deployment: row.text("deployment"),
    hasRequest: row.boolean("hasRequest"),
    hasResponse: row.boolean("hasResponse"),
    reason: row.textOrNull("reason"),
  }),
);
const count = defineQuery<Record<string, never>, number>("kserve/count.cypher", (row) =>
  row.integer("count"),
);

const forget = defineQuery<{ before: string; limit: number }, number>("kserve/forget.cypher", (row) =>
  row.integer("count"),
);

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Keeps halves in one transaction, and says what became of each, in their order. Throws UNAVAILABLE. */
export async function keepHalves(
  graph: Graph,
  halves: readonly PendingHalf[],
  now: string,
): Promise<readonly KeptHalf[]> {
  const given = halves.map((half, place) => ({ ...half, place })).sort(byId);
  const rows = await graph.write(addHalves, { halves: given, now });
  return rows.sort((a, b) => a.place - b.place).map(({ kept }) => kept);
}

/** Inferences whose halves have both been there for so long, the oldest first. */
export const readComplete = (graph: Graph, leftMs: number, limit: number): Promise<CompleteInference[]> =>
  graph.read(complete, { leftMs, limit });

/** Forgets what is recorded. */
export const removePending = async (graph: Graph, ids: readonly string[]): Promise<void> =>
  void (await graph.write(remove, { ids: [...ids].sort() }));

/** Forgets halves of what is recorded, unless the other half is there too. */
export const removeHalves = async (graph: Graph, ids: readonly string[]): Promise<void> =>
  void (await graph.write(removeHalf, { ids: [...ids].sort() }));

/** Keeps why inferences can't be recorded. */
export const refusePending = async (
  graph: Graph,
  refused: readonly { readonly id: string; readonly reason: string }[],
): Promise<void> => void (await graph.write(refuse, { refused: [...refused].sort(byId) }));

/** At most so many of those that are not recorded, the newest first, after a place. */
export const readPending = (graph: Graph, after: Place | null, limit: number): Promise<PendingInference[]> =>
  graph.read(page, { until: after?.time ?? LATEST, beforeId: after?.key ?? LAST_ID, limit });

const LAST_ID = "\u{10ffff}";

/** How many are not recorded, those that are about to be included. */
export async function countPending(graph: Graph): Promise<number> {
  const [found = 0] = await graph.read(count, {});
  return found;
}

/** Removes at most so many whose first half came before a time, but for what is about to be recorded; how many there were. */
export async function forgetPending(graph: Graph, before: string, limit: number): Promise<number> {
  const [forgotten = 0] = await graph.write(forget, { before, limit });
  return forgotten;
}
