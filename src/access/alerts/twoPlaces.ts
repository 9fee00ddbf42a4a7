import type { AccessSeen } from "./accessSeen.js";
import { networkDigest } from "./addressDigest.js";
import { type AlertRule, rounded } from "./alertRule.js";
import { DAY_MS, dayOf, HOUR_MS, LEARNING_WEEKS, MEMORY_DAYS, weeksBetween } from "./habit.js";

const MINUTE_MS = 60_000;
/** Who is back after so long may have moved there and back. */
const RETURN_MS = 10 * MINUTE_MS;
/** So many returns within an hour make two places: a VPN that is put on and off is one. */
const LEAST_RETURNS = 3;
const WITHIN_MS = HOUR_MS;
/** Earlier days on which two networks were used within an hour of each other, from which on that is usual. */
const USUAL_DAYS = 2;
const MAX_RECENT = 6;
const MAX_PAIRS = 24;
/** Of a network's digest, which is other for each principal. */
const NETWORK_CHARS = 6;
/** Longer keys are not kept, so that a state stays small. */
const MAX_KEY_CHARS = 128;

/** A keyed digest of a network, and when it was last used. */
type Used = readonly [network: string, at: number];
/** Two networks that were used within an hour of each other: on which day last, and on how many earlier ones, up to two. */
type Pair = readonly [networks: string, day: number, days: number];

export interface PlacesState {
  /** The day of the first access. */
  readonly since: number;
  /** The networks used last, that of the last access last. */
  readonly recent: readonly Used[];
  readonly pairs: readonly Pair[];
  /** The key of the last access; null where it is long. */
  readonly last: string | null;
  /** When the latest returns were. */
  readonly returns: readonly number[];
  /** When two places were found last, whether an alert told of it or not. */
  readonly foundAt: number;
}

/**
 * TWO_PLACES: accesses come by turns from networks that this principal does not use at the same time, and it was never found to be
 * in two places in the last half year. A return is an access from a network within ten minutes of another one from there, with one
 * from elsewhere in between. To move from one to another is none.
 *
 * @param salt keys the digests
 */
export const twoPlaces = (salt: string): AlertRule<PlacesState> => ({
  step: (state, access) => {
    const day = dayOf(access.at);
    const before = state ?? { ...NOTHING, since: day };
    const network = networkDigest(salt, access)?.slice(0, NETWORK_CHARS);
    const newest = before.recent.at(-1);
    // what is reported late has no place in the order
    if (network === undefined || access.at < (newest?.[1] ?? 0)) return { state: before };
    const others = before.recent.filter(([one]) => one !== network);
    const moved = {
      ...before,
      recent: [...others, [network, access.at] as const].slice(-MAX_RECENT),
      last: access.key.length > MAX_KEY_CHARS ? null : access.key,
    };
    if (newest === undefined || newest[0] === network) return { state: moved };
    const near = others.filter(([, at]) => access.at - at <= WITHIN_MS).map(([one]) => pairOf(network, one));
    const met = {
      ...moved,
      pairs: near.reduce((pairs, pair) => withMeeting(pairs, pair, day), before.pairs),
    };
    if (!isReturn(before, met.pairs, network, access)) return { state: met };
    const returned = {
      ...met,
      returns: [...before.returns.filter((at) => access.at - at <= WITHIN_MS), access.at],
    };
    if (returned.returns.length < LEAST_RETURNS) return { state: returned };
    return found(returned, near, access, before.last);
  },
});

const NOTHING: Omit<PlacesState, "since"> = {
  recent: [],
  pairs: [],
  last: null,
  returns: [],
  foundAt: 0,
};

/** The same whichever comes first. */
const pairOf = (one: string, other: string): string => (one < other ? one + other : other + one);

/** The pairs with two networks that were used within an hour of each other, as the last one. */
function withMeeting(pairs: readonly Pair[], networks: string, day: number): readonly Pair[] {
  const [, last, days] = pairs.find(([one]) => one === networks) ?? [networks, day, 0];
  const earlier = Math.min(USUAL_DAYS, days + (day > last ? 1 : 0));
  return [...pairs.filter(([one]) => one !== networks), [networks, day, earlier] as const].slice(-MAX_PAIRS);
}

const isUsual = (pairs: readonly Pair[], networks: string): boolean =>
  pairs.some(([one, , days]) => one === networks && days >= USUAL_DAYS);

/** Whether a network was used shortly before, and since then one that is not usually used together with it. */
function isReturn(
  { recent }: PlacesState,
  pairs: readonly Pair[],
  network: string,
  { at }: AccessSeen,
): boolean {
  const place = recent.findIndex(([one]) => one === network);
  const used = recent[place];
  if (used === undefined || at - used[1] > RETURN_MS) return false;
  return recent.slice(place + 1).some(([other]) => !isUsual(pairs, pairOf(network, other)));
}

/** Two places: from then on it is usual to use these networks together. The alert points at the access before, from elsewhere, too. */
function found(state: PlacesState, near: readonly string[], { at }: AccessSeen, elsewhere: string | null) {
  const [first = at] = state.returns;
  const returns = state.returns.length;
  const pairs = state.pairs.map(
    (pair): Pair => (near.includes(pair[0]) ? [pair[0], pair[1], USUAL_DAYS] : pair),
  );
  const next = { ...state, pairs, returns: [], foundAt: at };
  const weeks = weeksBetween(state.since, dayOf(at));
  const isUsualFor = at - state.foundAt <= MEMORY_DAYS * DAY_MS;
  if (isUsualFor || weeks < LEARNING_WEEKS) return { state: next };
  const minutes = rounded((at - first) / MINUTE_MS, 3);
  return {
    state: next,
    anomaly: {
      message: `used from two places by turns: ${returns} times back within ${minutes} minutes, between networks that are not used together`,
      evidence: { returns, minutes, weeks },
      accesses: elsewhere === null ? [] : [elsewhere],
    },
  };
}
