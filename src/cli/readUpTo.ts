/** The bytes of a source of any length, read to its end; undefined where there are more than `limit`. */
export async function readUpTo(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of source) {
    read += chunk.length;
    if (read > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
