import { ProoflineError } from "../../facts/error.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import type { Destination } from "./destination.js";
import type { Reject, Work } from "./work.js";

/** Facts that make sense together, as a run with what it used. */
export interface Group {
  /** What they are of, for people. */
  readonly name: string;
  readonly facts: readonly FactInput[];
}

/** Facts of one request: far below the limits of a batch, and enough that a request costs little of each. */
const BATCH = 500;

/** Codes that are about the facts; with any other one nothing can be recorded now. */
const OF_FACTS: ReadonlySet<string> = new Set(["BAD_USER_INPUT", "LIMIT_EXCEEDED", "CONFLICT", "NOT_FOUND"]);

/**
 * Records groups of facts, many at once. One that is refused is told of, and keeps no other one out. Throws what is about none of
 * them: UNAVAILABLE, UNAUTHENTICATED, FORBIDDEN.
 *
 * @returns how many facts were new
 */
async function recordGroups(
  destination: Destination,
  groups: readonly Group[],
  reject: (reject: Reject) => void,
): Promise<number> {
  let recorded = 0;
  let batch: Group[] = [];
  let size = 0;
  const send = async () => {
    recorded += await recordTogether(destination, batch, reject);
    batch = [];
    size = 0;
  };
  for (const group of groups) {
    if (size > 0 && size + group.facts.length > BATCH) await send();
    batch.push(group);
    size += group.facts.length;
  }
  if (batch.length > 0) await send();
  return recorded;
}

async function recordTogether(
  destination: Destination,
  groups: readonly Group[],
  reject: (reject: Reject) => void,
): Promise<number> {
  try {
    return await destination.record(unique(groups.flatMap(({ facts }) => facts)));
  } catch (error) {
    if (!(error instanceof ProoflineError && isOfFacts(error, groups))) throw error;
    const [only] = groups;
    if (only === undefined) return 0;
    if (groups.length === 1) {
      reject({ name: only.name, reason: error.message });
      return 0;
    }
    const half = groups.length >> 1;
    const first = await recordTogether(destination, groups.slice(0, half), reject);
    return first + (await recordTogether(destination, groups.slice(half), reject));
  }
}

/** What may record facts may still not amend those of somebody else. */
const isOfFacts = ({ code }: ProoflineError, groups: readonly Group[]): boolean =>
  OF_FACTS.has(code) ||
  (code === "FORBIDDEN" && groups.some(({ facts }) => facts.some(({ kind }) => kind === "Amendment")));

/** As `recordGroups`: what changed is told apart from what is new. */
export async function recordAll(
  { destination, summary, reject }: Work,
  groups: readonly Group[],
): Promise<void> {
  const isChange = ({ facts }: Group) => facts.some(({ kind }) => kind === "Amendment");
  summary.facts += await recordGroups(
    destination,
    groups.filter((group) => !isChange(group)),
    reject,
  );
  const changes = await recordGroups(destination, groups.filter(isChange), reject);
  summary.changes += changes;
  summary.facts += changes;
}

/** Several runs use one data set: it is recorded once. */
const unique = (facts: readonly FactInput[]): FactInput[] => [
  ...new Map(facts.map((fact) => [`${fact.kind} ${fact.path}`, fact])).values(),
];
