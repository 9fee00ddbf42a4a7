import { isPlace } from "../../archive/place.js";
import { fromHex } from "../../facts/bytes.js";
import { fromTheFuture, latestClaim } from "../../facts/claims.js";
import { entryText, leafHashHex, parseEntry } from "../../facts/entry.js";
import { ProoflineError } from "../../facts/error.js";
import { type FactRef, refId } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";
import { append, type FullTile, type Tree } from "../../log/tree.js";
import { isSame, type Known, leafOfKnown } from "./same.js";
import type { Receipt, SealedFact, Submission } from "./submission.js";

/** The log's head, read under its lock. */
export interface Head {
  /** Empty for the empty log. */
  readonly recordedAt: string;
  readonly tree: Tree;
  /** That signs the log; null until the first service claims it. */
  readonly verifierKey: string | null;
}

/** A fact that gets a place in the log. */
export interface NewFact {
  readonly fact: SealedFact;
  readonly recordedBy: string;
  readonly index: number;
  readonly entry: string;
  readonly leaf: string;
}

/** What is known of the log's facts, by name. */
export type KnownFacts = Pick<ReadonlyMap<string, Known>, "get">;

export interface Plan {
  /** For each submission in order: receipts, or why none of it is recorded. */
  readonly outcomes: readonly (readonly Receipt[] | ProoflineError)[];
  readonly facts: readonly NewFact[];
  /** They, as the next plan has to know them, by name. */
  readonly added: ReadonlyMap<string, Known>;
  /** Never before the head's. */
  readonly recordedAt: string;
  /** The log's tree with the new facts, and the tiles that they filled. */
  readonly tree: Tree;
  readonly tiles: readonly FullTile[];
  /** Indexes of the facts whose sealed values are erased. */
  readonly erased: readonly number[];
  readonly verifierKey: string | null;
  /** The new one, where a KeyRotation is among the facts. */
  readonly rotatedTo: string | null;
}

/**
 * What the log becomes: sets aside duplicates and submissions with a conflict, gives the rest their places in order,
 * and makes their entries. What claims to be of the future is set aside too, here, since here is the clock that the fact
 * is recorded by. Pure, so that a transaction that failed can be planned again.
 *
 * @param existing the facts of the log that the submissions hold or refer to
 */
export function planGroup(
  submissions: readonly Submission[],
  head: Head,
  existing: KnownFacts,
  now: string,
): Plan {
  const recordedAt = now > head.recordedAt ? now : head.recordedAt;
  const latest = latestClaim(now);
  const added = new Map<string, Known>();
  const log: KnownFacts = { get: (id) => added.get(id) ?? existing.get(id) };
  const leaves = new Map<string, string>();
  const facts: NewFact[] = [];
  const erased: number[] = [];
  let { verifierKey } = head;

  const leafOf = (ref: FactRef): string | null => {
    const id = refId(ref);
    const known = log.get(id);
    if (known === undefined) return null;
    const leaf = leaves.get(id) ?? leafOfKnown(known);
    leaves.set(id, leaf);
    return leaf;
  };
  const entryOf = (fact: SealedFact, recordedBy: string) =>
    entryText({ ...fact.draft, body: fact.body }, recordedAt, recordedBy, leafOf);

  const aheadOfLog = ({ draft, path }: SealedFact): ProoflineError | undefined => {
    const refusal = fromTheFuture(draft, latestClaim(recordedAt), path);
    return refusal && clockSetBack(refusal);
  };

  /** The whole submission is set aside, and with it what it had added so far. */
  const giveUp = (own: readonly NewFact[], error: ProoflineError): ProoflineError => {
    for (const { fact } of own) {
      added.delete(fact.id);
      leaves.delete(fact.id);
    }
    return error;
  };

  const outcomes = submissions.map((submission) => {
    const { facts: submitted, recordedBy, isAccess } = submission;
    const own: NewFact[] = [];
    const receipts: (Receipt & { unrecorded: readonly FactRef[] })[] = [];
    for (const given of submitted) {
      const fact = isAccess ? withoutUnknown(given, log) : given;
      const { kind, key } = fact.draft;
      const known = log.get(fact.id);
      if (known === undefined) {
        const refusal =
          missingTarget(fact, log) ??
          foreignTarget(fact, log, submission) ??
          otherKey(fact, verifierKey) ??
          (isOfLog(fact) ? aheadOfLog(fact) : fromTheFuture(fact.draft, latest, fact.path));
        if (refusal !== undefined) return giveUp(own, isAccess ? clockSetBack(refusal) : refusal);
        const entry = entryOf(fact, recordedBy);
        const leaf = leafHashHex(entry);
        const index = head.tree.size + facts.length + own.length;
        own.push({ fact, recordedBy, index, entry, leaf });
        leaves.set(fact.id, leaf);
        added.set(fact.id, { index, entry, salts: fact.sealed });
        receipts.push({ kind, key, index, leafHash: leaf, recordedAt, duplicate: false, unrecorded: NONE });
      } else if (isPlace(known.entry)) {
        return giveUp(own, awayFrom(fact));
      } else if (isSame(fact.draft, known)) {
        const first = parseEntry(known.entry).recordedAt;
        receipts.push({
          kind,
          key,
          index: known.index,
          leafHash: leafHashHex(known.entry),
          recordedAt: first,
          duplicate: true,
          unrecorded: NONE,
        });
      } else {
        return giveUp(own, conflict(fact, known, leafHashHex(entryOf(fact, recordedBy))));
      }
    }
    // when all of it is there: a cause may come after its effect
    for (const [i, receipt] of receipts.entries()) receipt.unrecorded = unrecordedOf(submitted[i], log);
    const dangling = submission.isStrict ? danglingReference(submitted, receipts) : undefined;
    if (dangling !== undefined) return giveUp(own, dangling);
    for (const one of own) {
      facts.push(one);
      verifierKey = rotation(one.fact)?.after ?? verifierKey;
      erased.push(...erasedBy(one.fact, log));
    }
    return receipts;
  });
  const { tree, tiles } = append(
    head.tree,
    facts.map(({ leaf }) => fromHex(leaf)),
  );
  const rotatedTo = verifierKey === head.verifierKey ? null : verifierKey;
  return { outcomes, facts, added, recordedAt, tree, tiles, erased, verifierKey, rotatedTo };
}

const NONE: readonly FactRef[] = [];

/** An access to what nobody recorded makes no placeholder of it: asking is not saying that it exists. */
const withoutUnknown = (fact: SealedFact, log: KnownFacts): SealedFact => ({
  ...fact,
  draft: { ...fact.draft, refs: fact.draft.refs.filter((ref) => log.get(refId(ref)) !== undefined) },
});

/** What Proofline itself finds in the log has a time that is there, and the log's may be ahead of a clock that was set back. */
const isOfLog = ({ draft }: SealedFact): boolean => KINDS[draft.kind].role.length === 0;

/** An access has this service's own time. Where that is of the future, the clock was set back since: no fault of whoever asked. */
const clockSetBack = (cause: ProoflineError): ProoflineError =>
  new ProoflineError("UNAVAILABLE", "the service's clock was set back; try again", { cause });

/** The facts that an Erasure erases, by index. */
const erasedBy = ({ draft }: SealedFact, log: KnownFacts): readonly number[] =>
  draft.kind === "Erasure" ? draft.refs.flatMap((ref) => log.get(refId(ref))?.index ?? []) : NO_INDEXES;
const NO_INDEXES: readonly number[] = [];

/** A fact that has yet to come can't be erased. */
function missingTarget({ draft, path }: SealedFact, log: KnownFacts): ProoflineError | undefined {
  const missing =
    draft.kind === "Erasure" ? draft.refs.find((ref) => log.get(refId(ref)) === undefined) : undefined;
  return missing && new ProoflineError("NOT_FOUND", `${refId(missing)} is not recorded`, { path });
}

/** The keys that a KeyRotation leads from and to. */
function rotation({ draft }: SealedFact): { readonly before: unknown; readonly after: string } | undefined {
  if (draft.kind !== "KeyRotation") return undefined;
  const given = (field: string) => draft.fields.find(({ name }) => name === field)?.value;
  return { before: given("before"), after: String(given("after")) };
}

/** Of two processes that change the log's key at the same time one does. */
function otherKey(fact: SealedFact, verifierKey: string | null): ProoflineError | undefined {
  const rotated = rotation(fact);
  if (rotated === undefined || rotated.before === verifierKey) return undefined;
  return new ProoflineError(
    "CONFLICT",
    `the log's key is ${verifierKey}, not ${rotated.before}: another process changed it`,
    { path: fact.path },
  );
}

/** What somebody else recorded is corrected by an ADMIN only: so is what nobody has recorded yet. */
function foreignTarget(
  { draft, path }: SealedFact,
  log: KnownFacts,
  { recordedBy, amendsAny }: Submission,
): ProoflineError | undefined {
  const of = KINDS[draft.kind].correction?.of;
  const field = of === undefined ? undefined : KINDS[draft.kind].fields[of];
  if (amendsAny || field?.type !== "anyRef") return undefined;
  const target = draft.refs.find(({ rel }) => rel === field.rel);
  const known = target && log.get(refId(target));
  if (known !== undefined && isPlace(known.entry)) return awayFrom({ path: `${path}.${of}` });
  if (known !== undefined && parseEntry(known.entry).recordedBy === recordedBy) return undefined;
  return new ProoflineError(
    "FORBIDDEN",
    "was recorded by somebody else: it takes the role ADMIN to amend it",
    {
      path: `${path}.${of}`,
    },
  );
}

/** Of a fact whose archive is not there nobody can say what it is. */
const awayFrom = ({ path }: Pick<SealedFact, "path">): ProoflineError =>
  new ProoflineError(
    "UNAVAILABLE",
    "is in an archive that is in no folder of ARCHIVE_DIRS: nothing can be compared with it",
    { path },
  );

/** What a fact refers to and nobody has recorded, each once. */
function unrecordedOf(fact: SealedFact | undefined, log: KnownFacts): readonly FactRef[] {
  const isMissing = (ref: FactRef) => log.get(refId(ref)) === undefined;
  const refs = fact?.draft.refs ?? NONE;
  // most facts lack nothing, and this is asked for each of a batch
  if (!refs.some(isMissing)) return NONE;
  const missing = refs.filter(isMissing);
  return [...new Map(missing.map(({ kind, key }) => [refId({ kind, key }), { kind, key }])).values()];
}

function danglingReference(
  facts: readonly SealedFact[],
  receipts: readonly Receipt[],
): ProoflineError | undefined {
  for (const [i, { path }] of facts.entries()) {
    const [missing] = receipts[i]?.unrecorded ?? [];
    if (missing !== undefined)
      return new ProoflineError("NOT_FOUND", `refers to ${refId(missing)}, which is not recorded`, { path });
  }
  return undefined;
}

const conflict = ({ draft, path }: SealedFact, known: Known, leaf: string): ProoflineError =>
  new ProoflineError(
    "CONFLICT",
    `${refId(draft)} is recorded with another content: its leaf hash is ${leafHashHex(known.entry)}, this one's would be ${leaf}. A fact never changes; record an Amendment to correct it`,
    { path },
  );
