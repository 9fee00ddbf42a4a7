/** Predictions in a batch, on both sides. */
export const BATCH = 2_000;
/** Connections for batches, on both sides. */
export const CONNECTIONS = 2;
/** Single calls under way at a time. */
export const CONCURRENT = 64;
/** Connections for single OpenLineage events. */
export const EVENT_CONNECTIONS = 16;
/** OpenLineage events in a batch, and facts on the other side. */
export const EVENT_BATCH = 500;
/** Predictions in the store when it counts as small. */
export const SMALL_STORE = 10_000;
/** Reports under way at a time, where there are many. */
export const CALLERS = 32;
