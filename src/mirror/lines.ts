import { ProoflineError } from "../facts/error.js";

const LINE_FEED = 0x0a;
/** No value is as long. A file without line breaks is not read into memory to find that out. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The lines of UTF-8 text that comes in chunks, each with its line break; the last one without where the text ends so.
 * Node's readline takes U+2028 for a line break, which JSON text may hold. Throws BAD_USER_INPUT for what is no UTF-8, and
 * for a line over 256 MiB.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  path: string,
): AsyncGenerator<string, void, undefined> {
  let begun: Buffer[] = [];
  let size = 0;
  const end = (last: Buffer): string => {
    const line = Buffer.concat([...begun, last]);
    begun = [];
    size = 0;
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line);
    } catch (cause) {
      throw new ProoflineError("BAD_USER_INPUT", `${path} is not UTF-8`, { cause });
    }
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      yield end(chunk.subarray(start, at + 1));
      start = at + 1;
    }
    begun.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > MAX_BYTES) throw new ProoflineError("BAD_USER_INPUT", `${path} has a line over 256 MiB`);
  }
  if (size > 0) yield end(Buffer.alloc(0));
}
