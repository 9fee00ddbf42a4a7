const BEGAN = Date.now();

/** So many minutes before the run began: what is recorded within the hour is not late, and the trail complete. */
export const minutesAgo = (minutes: number): string => new Date(BEGAN - minutes * 60_000).toISOString();

/** When the nth request was answered, in their order and none in the future. */
export const answeredAt = (n: number): string => new Date(BEGAN + n / 100).toISOString();
