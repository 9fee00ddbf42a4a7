export type Keys = ReturnType<typeof keysOf>;

/** The keys of one run. Two runs share the source tables, which are the same facts in each, and nothing else. */
export function keysOf(start: Date) {
  const run = start.toISOString().replace(/[-:.]/g, "");
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
    request: (place: number): string => `wage-band-request-${run}-${numbered(place)}`,
    outcome: (place: number): string => `wage-band-outcome-${run}-${numbered(place)}`,
    review: `wage-band-review-${run}-0001`,
  };
}

const numbered = (place: number): string => String(place + 1).padStart(4, "0");
