const EVERY_MS = 2_000;

/** Says at most every two seconds how far a long work has come, and how fast it is. */
export function progressOf(what: string, total: number, say: (line: string) => void): (done: number) => void {
  const begun = Date.now();
  let first: number | undefined;
  let last = begun;
  return (done) => {
    first ??= done;
    const now = Date.now();
    if (now - last < EVERY_MS) return;
    last = now;
    const rate = Math.round(((done - first) * 1_000) / (now - begun));
    say(`${what}: ${done} of ${total} facts, ${rate} a second`);
  };
}
