import { ProoflineError } from "../facts/error.js";
import type { Finding } from "./fsck/finding.js";
import type { LogVerdict } from "./fsck/fsck.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";

/** The service's own fsck that is under way. */
export interface FsckProgress {
  readonly startedAt: string;
  readonly checked: number;
  /** Facts that it is going to check. */
  readonly size: number;
  readonly findingCount: number;
}

/** What the last one found. */
export interface FsckResult {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Facts that it checked. */
  readonly size: number;
  readonly log: LogVerdict;
  /** False where it found so much that it ended before the end. */
  readonly isWhole: boolean;
  readonly findingCount: number;
  /** The first of them. */
  readonly findings: readonly Finding[];
}

/** What everybody may see of the service's own fsck. */
export interface FsckState {
  readonly running: FsckProgress | null;
  readonly last: FsckResult | null;
}

/** What the process has that checks now. */
export interface HeldFsck {
  /** Of the state, as it was read. */
  readonly version: number;
  /** How far it has come, as JSON text; null between two checks. */
  readonly position: string | null;
  readonly last: FsckResult | null;
}

type None = Record<string, never>;
const stateOf = defineQuery<None, FsckState>("access/fsck/state.cypher", (row) => ({
  running: parsed<FsckProgress>(row.textOrNull("running")),
  last: parsed<FsckResult>(row.textOrNull("last")),
}));
const claim = defineQuery<{ holder: string; leaseMs: number }, HeldFsck>(
  "access/fsck/claim.cypher",
  (row) => ({
    version: row.integer("version"),
    position: row.textOrNull("position"),
    last: parsed<FsckResult>(row.textOrNull("last")),
  }),
);
const advance = defineQuery<
  {
    holder: string;
    version: number;
    position: string | null;
    running: string | null;
    last: string | null;
  },
  number
>("access/fsck/advance.cypher", (row) => row.integer("version"));
const release = defineQuery<{ holder: string }>("access/fsck/release.cypher");

/** What this program wrote. */
const parsed = <T>(text: string | null): T | null => (text === null ? null : JSON.parse(text));

/** Throws UNAVAILABLE, or INTERNAL where the store was not migrated. */
export async function readFsckState(graph: Graph): Promise<FsckState> {
  const [state] = await graph.read(stateOf, {});
  if (state === undefined)
    throw new ProoflineError("INTERNAL", "the store does not say how far it was checked");
  return state;
}

/** Says for so long that this process checks; undefined where another one does. Throws UNAVAILABLE. */
export async function claimFsck(
  graph: Graph,
  holder: string,
  leaseMs: number,
): Promise<HeldFsck | undefined> {
  const [held] = await graph.write(claim, { holder, leaseMs });
  return held;
}

/** Remembers how far it came; undefined, and nothing done, where another process has taken over. Throws UNAVAILABLE. */
export async function advanceFsck(
  graph: Graph,
  holder: string,
  version: number,
  { position, running, last }: FsckState & { readonly position: string | null },
): Promise<number | undefined> {
  const [next] = await graph.write(advance, {
    ...{ holder, version, position },
    running: running && JSON.stringify(running),
    last: last && JSON.stringify(last),
  });
  return next;
}

/** Lets other processes go on at once. Throws UNAVAILABLE. */
export const releaseFsck = async (graph: Graph, holder: string): Promise<void> => {
  await graph.write(release, { holder });
};
