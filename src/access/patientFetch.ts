const PAUSE_MS = 1_000;

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/** Fetches, but after a failure not again for a second, so that a server in trouble is not asked for each request. */
export function patientFetch(): Fetch {
  let failed = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    if (performance.now() < failed + PAUSE_MS) throw new Error(`${url} did not answer just now`);
    try {
      const response = await fetch(url, options);
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return response;
    } catch (error) {
      failed = performance.now();
      throw error;
    }
  };
}
