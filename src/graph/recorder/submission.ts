import { randomFillSync } from "node:crypto";
import type { Draft, DraftRef } from "../../facts/draft.js";
import { checkEntrySize, entryText } from "../../facts/entry.js";
import { ProoflineError } from "../../facts/error.js";
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
export interface Prepared {
  readonly id: string;
  readonly draft: Draft;
  /** In RFC 8785 form. */
  readonly body: string;
  readonly sealed: SealedValues;
  readonly path: string;
}

/** Facts that are recorded all or none. */
export interface Submission {
  readonly facts: readonly Prepared[];
  readonly recordedBy: string;
  /** Proofline's own accesses: an answer waits for them, and what they name is not made up by naming it. */
  readonly isAccess: boolean;
  /** Whether its recorder may amend what somebody else recorded. */
  readonly amendsAny: boolean;
  /** Refused where one of its facts refers to what nobody has recorded. */
  readonly isStrict: boolean;
}

/**
 * Authorises, validates and seals. Throws FORBIDDEN, BAD_USER_INPUT or LIMIT_EXCEEDED that names the place.
 *
 * @param by who records them
 * @param isStrict whether a reference to what nobody recorded refuses them all
 */
export function prepare(
  inputs: readonly FactInput[],
  by: Principal,
  path: string,
  isStrict = false,
): Submission {
  const steps = preparation(inputs, by, path, isStrict);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same for a caller's batch, which may be large: others have their turn meanwhile.
 *
 * @param turnMs how long the event loop is held at once
 */
export async function prepareInTurns(
  inputs: readonly FactInput[],
  by: Principal,
  path: string,
  isStrict: boolean,
  turnMs = TURN_MS,
): Promise<Submission> {
  const steps = preparation(inputs, by, path, isStrict);
  // what read so many inputs had a turn already
  if (inputs.length > SMALL) await nextTurn();
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < turnMs) continue;
    await nextTurn();
    since = performance.now();
  }
}

const SMALL = 100;
const TURN_MS = 50;

/** Comes to a stop after each fact. */
function* preparation(
  inputs: readonly FactInput[],
  by: Principal,
  path: string,
  isStrict: boolean,
): Generator<undefined, Submission> {
  if (inputs.length > LIMITS.batch) throw tooManyFacts(inputs.length, path);
  authorise(inputs, by);
  // all are valid before the first is sealed, which costs more
  const drafts: Draft[] = [];
  for (const { kind, input, path: place } of inputs) {
    drafts.push(parseFact(kind, input, place));
    yield;
  }
  const facts: Prepared[] = [];
  let characters = 0;
  for (const [i, draft] of drafts.entries()) {
    const fact = sealFact(draft, inputs[i]?.path ?? path, by.name);
    // one variable may stand in a list a thousand times
    characters += fact.body.length + lengthOf(fact.sealed);
    if (characters > LIMITS.batchCharacters)
      throw new ProoflineError(
        "LIMIT_EXCEEDED",
        `its facts have over ${LIMITS.batchCharacters} characters: send smaller batches`,
        { path },
      );
    facts.push(fact);
    yield;
  }
  return {
    recordedBy: by.name,
    isAccess: by === SERVICE && inputs.every(({ kind }) => kind === "Access"),
    amendsAny: holds(by, "ADMIN"),
    isStrict,
    facts,
  };
}

const lengthOf = (sealed: SealedValues): number =>
  Object.values(sealed).reduce((sum, { value }) => sum + value.length, 0);

/** Of a batch over its limit. */
export const tooManyFacts = (count: number, path: string): ProoflineError =>
  new ProoflineError("LIMIT_EXCEEDED", `has ${count} facts, and a batch has at most ${LIMITS.batch}`, {
    path,
  });

function sealFact(draft: Draft, path: string, recordedBy: string): Prepared {
  const { body, sealed } = sealDraft(draft, newSalt);
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

// one call of the system's generator for many salts
const pool = new Uint8Array(32 * 512);
let used = pool.length;
function newSalt(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 32;
  return pool.slice(used - 32, used);
}
