/** Predictions in a batch, on both sides. */
export const BATCH = 2_000;
/** Connections for batches, on both sides. */
export const CONNECTIONS = 2;
/** Single calls under way at a time. */
export const CONCURRENT = 64;
/** Predictions in the store when it counts as small. */
export const SMALL_STORE = 10_000;
/** Reports under way at a time, where there are many. */
export const CALLERS = 32;
