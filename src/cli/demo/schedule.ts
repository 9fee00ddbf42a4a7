/** The keys of one run and the times of its steps, RFC 3339 UTC; all of it follows from `now`. */
export interface Schedule {
  readonly keys: Keys;
  readonly built: { readonly from: string; readonly to: string };
  readonly split: { readonly from: string; readonly to: string };
  readonly trained: { readonly from: string; readonly to: string };
  readonly approved: string;
  readonly promoted: string;
  readonly deployed: string;
  /** When the answer with this place in a batch of `count` was given: one a second, the last one just now. */
  readonly answered: (place: number, count: number) => string;
}

type Keys = ReturnType<typeof keysOf>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function scheduleOf(now: Date): Schedule {
  const ago = (milliseconds: number): string => new Date(now.getTime() - milliseconds).toISOString();
  return {
    keys: keysOf(now),
    built: { from: ago(3 * DAY), to: ago(3 * DAY - 2 * MINUTE) },
    split: { from: ago(3 * DAY - 3 * MINUTE), to: ago(3 * DAY - 4 * MINUTE) },
    trained: { from: ago(3 * DAY - 10 * MINUTE), to: ago(3 * DAY - 12 * MINUTE) },
    approved: ago(DAY),
    promoted: ago(DAY - 30 * MINUTE),
    deployed: ago(6 * HOUR),
    answered: (place, count) => ago((count - place) * 1000),
  };
}

/** Two runs share the source tables, which are the same facts in each, and nothing else. */
function keysOf(now: Date) {
  const run = now.toISOString().replace(/[-:.]/g, "");
  return {
    persons: "cps1985/persons",
    jobs: "cps1985/jobs",
    build: `wage-band-build-${run}`,
    data: `wage-band-data@${run}`,
    split: `wage-band-split-${run}`,
    train: `wage-band-train@${run}`,
    test: `wage-band-test@${run}`,
    training: `wage-band-training-${run}`,
    model: `wage-band@${run}`,
    approval: `wage-band-approval-${run}`,
    transition: `wage-band-to-production-${run}`,
    deployment: `wage-band-production-${run}`,
    request: (place: number): string => `wage-band-request-${run}-${String(place + 1).padStart(4, "0")}`,
  };
}
