/** Requests under way at once: an MLflow server has few processes. */
const AT_ONCE = 4;

/** Does something with each of many, a few at a time; results in the order of the many. Throws the first error. */
export async function inParallel<T, R>(
  many: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const entries = many.entries();
  const worker = async () => {
    for (const [i, one] of entries) results.set(i, await work(one));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return many.flatMap((_, i) => {
    const result = results.get(i);
    return result === undefined ? [] : [result];
  });
}
