/** Longest line in bytes: a fact has a few sealed values of 256 KiB, which escapes make up to six times as long. */
export const LINE_BYTES = 8 * 1024 * 1024;
/** What is kept of a line that is longer. */
const KEPT_BYTES = 1_024;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end. Of a line over the limit, its beginning. */
  readonly bytes: Buffer;
  /** How long it is. */
  readonly length: number;
  /** Where the next one begins in the source. */
  readonly end: number;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The lines of a text as it is read, so many as come in one piece at a time. A line ends with LF or CR LF, the last one also with
 * the text. A byte order mark at the beginning is left out. Holds one piece and one line.
 */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let number = 1;
  let end = 0;
  /** Of the line that has not ended yet. */
  let parts: Buffer[] = [];
  let length = 0;

  const add = (part: Buffer): void => {
    if (length <= LINE_BYTES) parts.push(part);
    length += part.length;
    if (length > LINE_BYTES && parts.length > 1) parts = [Buffer.concat(parts).subarray(0, KEPT_BYTES)];
  };
  const take = (): Line => {
    const [only] = parts;
    let bytes = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
    if (number === 1 && bytes.subarray(0, BOM.length).equals(BOM)) bytes = bytes.subarray(BOM.length);
    if (length > LINE_BYTES) bytes = Buffer.from(bytes.subarray(0, KEPT_BYTES));
    else if (bytes.at(-1) === RETURN) bytes = bytes.subarray(0, -1);
    const line = { number, bytes, length, end };
    number += 1;
    parts = [];
    length = 0;
    return line;
  };

  for await (const chunk of source) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines: Line[] = [];
    let from = 0;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, from)) {
      add(piece.subarray(from, at));
      end += at + 1 - from;
      lines.push(take());
      from = at + 1;
    }
    if (from < piece.length) {
      add(piece.subarray(from));
      end += piece.length - from;
    }
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take()];
}
