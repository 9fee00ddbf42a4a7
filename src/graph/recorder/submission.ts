import type { Draft, DraftRef } from "../../facts/draft.js";
import { checkEntrySize, entryText } from "../../facts/entry.js";
import { type ProoflineError, tooMuchAt } from "../../facts/error.js";
import { type FactRef, refId } from "../../facts/kind.js";
import { LIMITS } from "../../facts/limits.js";
import { parseFact } from "../../facts/parse.js";
import { holds, type Principal, SERVICE } from "../../facts/role.js";
import { type SealedValues, sealDraft } from "../../facts/seal.js";
import { nextTurn } from "../nextTurn.js";
import { authorise } from "./authorise.js";
import type { FactInput } from "./factInput.js";

/** What a caller gets for each fact. */
export interface Receipt extends FactRef {
  readonly index: number;
  readonly leafHash: string;
  readonly recordedAt: string;
  readonly duplicate: boolean;
  /** The facts that this one refers to and that nobody has recorded yet. */
  readonly unrecorded: readonly FactRef[];
}

/** A valid fact with its values sealed: all that can be done before the log's lock is taken. */
export interface SealedFact {
  readonly id: string;
  readonly draft: Draft;
  /** In RFC 8785 form. */
  readonly body: string;
  readonly sealed: SealedValues;
  readonly path: string;
}

/** Facts that are recorded all or none. */
export interface Submission {
  readonly facts: readonly SealedFact[];
  /** Of their bodies and sealed values together. */
  readonly characters: number;
  readonly recordedBy: string;
  /** Proofline's own accesses: an answer waits for them, and what they name is not made up by naming it. */
  readonly isAccess: boolean;
  /** Whether its recorder may amend what somebody else recorded. */
  readonly amendsAny: boolean;
  /** Refused where one of its facts refers to what nobody has recorded. */
  readonly isStrict: boolean;
}

/** Gives so many random bytes. */
export type Random = (size: number) => Uint8Array;

/** What a caller says of facts that are sent together. */
export interface BatchOptions {
  /** Where they stand in the caller's request, for errors that are of all of them. */
  readonly path?: string;
  /** A reference to what nobody has recorded refuses them all. */
  readonly isStrict?: boolean;
}

/** How long the event loop is held at once, in milliseconds. */
const TURN_MS = 50;
/** What read more facts than this had the event loop for a while already. */
const SMALL_BATCH = 100;

/**
 * Authorises, validates and seals a caller's facts, which may be many: others have their turn meanwhile. Throws FORBIDDEN,
 * BAD_USER_INPUT or LIMIT_EXCEEDED that names the place.
 */
export async function prepareInTurns(
  inputs: readonly FactInput[],
  by: Principal,
  options: BatchOptions,
  newSeed: () => string,
  turnMs = TURN_MS,
): Promise<Submission> {
  const steps = preparation(inputs, by, options, newSeed);
  if (inputs.length > SMALL_BATCH) await nextTurn();
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < turnMs) continue;
    await nextTurn();
    since = performance.now();
  }
}

/** The same in steps, of one fact each. */
export function* preparation(
  inputs: readonly FactInput[],
  by: Principal,
  { path = "facts", isStrict = false }: BatchOptions,
  newSeed: () => string,
): Generator<undefined, Submission> {
  if (inputs.length > LIMITS.batch) throw tooManyFacts(inputs.length, path);
  authorise(inputs, by);
  // all are valid before the first is sealed, which costs more
  const drafts: Draft[] = [];
  for (const { kind, input, path: place } of inputs) {
    drafts.push(parseFact(kind, input, place));
    yield;
  }
  const facts: SealedFact[] = [];
  let characters = 0;
  for (const [i, draft] of drafts.entries()) {
    const fact = sealFact(draft, inputs[i]?.path ?? path, by.name, newSeed);
    // one variable may stand in a list a thousand times
    characters += fact.body.length + lengthOf(fact.sealed);
    if (characters > LIMITS.batchCharacters)
      throw tooMuchAt(path, `its facts have over ${LIMITS.batchCharacters} characters: send smaller batches`);
    facts.push(fact);
    yield;
  }
  return {
    recordedBy: by.name,
    isAccess: by === SERVICE && inputs.every(({ kind }) => kind === "Access"),
    amendsAny: holds(by, "ADMIN"),
    isStrict,
    facts,
    characters,
  };
}

const lengthOf = (sealed: SealedValues): number =>
  Object.values(sealed).reduce((sum, { value }) => sum + value.length, 0);

/** Of a batch over its limit. */
export const tooManyFacts = (count: number, path: string): ProoflineError =>
  tooMuchAt(path, `has ${count} facts, and a batch has at most ${LIMITS.batch}`);

function sealFact(draft: Draft, path: string, recordedBy: string, newSeed: () => string): SealedFact {
  const { body, sealed } = sealDraft(draft, newSeed);
  // with one plain reference and a short body no entry comes near the limit: this saves writing most entries twice
  if (draft.refs.length > 1 || body.length > 8_192 || draft.refs.some(hasProps))
    checkEntrySize(
      entryText({ ...draft, body }, LONGEST_TIME, recordedBy, () => LONGEST_LEAF),
      path,
    );
  return { id: refId(draft), draft, body, sealed, path };
}

const hasProps = ({ props }: DraftRef): boolean => Object.keys(props).length > 0;
const LONGEST_TIME = "9999-12-31T23:59:59.999Z";
const LONGEST_LEAF = "0".repeat(64);

const SEED_BYTES = 16;
const SEEDS_AT_ONCE = 512;

/** Seeds of salts, 16 random bytes in hex each, for many of which `random` is called once. */
export function seedsFrom(random: Random): () => string {
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used === pool.length) {
      pool = Buffer.from(random(SEED_BYTES * SEEDS_AT_ONCE));
      used = 0;
    }
    used += SEED_BYTES;
    return pool.toString("hex", used - SEED_BYTES, used);
  };
}
