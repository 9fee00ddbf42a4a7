import type { Draft } from "./draft.js";
import { badInputAt, type ProoflineError } from "./error.js";
import type { FactKind } from "./kind.js";
import { KINDS } from "./kinds/index.js";

/** A time that a fact claims, and the field that says it. */
export interface Claim {
  readonly field: string;
  readonly time: string;
}

/** When something began and was over, as its sender claims: null what is not said, both the same for one moment. */
export interface ClaimedSpan {
  readonly start: Claim | null;
  readonly end: Claim | null;
}

/** Clocks differ by this much and are right all the same. */
const AHEAD_MS = 2 * 60_000;

/** The times that a fact of a kind claims, by the values of its fields; null for a kind that claims none, as a table. */
export function claimedSpan(kind: FactKind, value: (field: string) => unknown): ClaimedSpan | null {
  const { claims } = KINDS[kind];
  if (claims === undefined) return null;
  const claim = (field: string): Claim | null => {
    const time = value(field);
    return typeof time === "string" ? { field, time } : null;
  };
  if ("start" in claims) return { start: claim(claims.start), end: claim(claims.end) };
  const moment = claim(claims.at);
  return { start: moment, end: moment };
}

/** Whether facts of a kind claim a start and an end, and not one moment. */
export const takesTime = (kind: FactKind): boolean => "start" in (KINDS[kind].claims ?? {});

/** Throws BAD_USER_INPUT where a draft claims to have ended before it started. */
export function checkClaims(draft: Draft, path: string): void {
  const { start, end } = spanOfDraft(draft) ?? {};
  if (start && end) checkOrder(start, end, path);
}

/** Throws BAD_USER_INPUT that names the end where it is before the start. */
export function checkOrder(start: Claim, end: Claim, path: string): void {
  if (end.time < start.time) throw badInputAt(`${path}.${end.field}`, `is before ${start.field}`);
}

/** The latest time that a fact recorded now may claim. */
export const latestClaim = (now: string): string => new Date(Date.parse(now) + AHEAD_MS).toISOString();

/** What is wrong with a draft that claims to have happened later than the latest time it may claim. */
export function fromTheFuture(draft: Draft, latest: string, path: string): ProoflineError | undefined {
  const { start, end } = spanOfDraft(draft) ?? {};
  for (const claim of [start, end])
    if (claim && claim.time > latest)
      return badInputAt(
        `${path}.${claim.field}`,
        "is in the future by the service's clock: record a fact once it has happened",
      );
  return undefined;
}

const spanOfDraft = ({ kind, fields }: Draft): ClaimedSpan | null =>
  claimedSpan(kind, (field) => fields.find(({ name }) => name === field)?.value);
