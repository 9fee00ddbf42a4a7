import { open } from "node:fs/promises";
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { ProoflineError } from "../facts/error.js";
import { ARCHIVE_FORM, type ArchivedRow, type RowGroup } from "./archivedRow.js";

/** What the end of a file says of it. The file is opened for each group that is read, and may be gone by then. */
export class ArchiveFile {
  readonly path: string;
  readonly #metadata: FileMetaData;
  /** The first row of each group. */
  readonly #firsts: readonly number[];

  private constructor(path: string, metadata: FileMetaData) {
    this.path = path;
    this.#metadata = metadata;
    let first = 0;
    this.#firsts = metadata.row_groups.map(({ num_rows }) => {
      const at = first;
      first += Number(num_rows);
      return at;
    });
  }

  /** Throws what the system says, and INTERNAL for what is no archive. */
  static open(path: string): Promise<ArchiveFile> {
    return reading(path, async (source) => {
      const metadata = await parquetMetadataAsync(source);
      const form = metadata.key_value_metadata?.find(({ key }) => key === ARCHIVE_FORM.key)?.value;
      if (form !== ARCHIVE_FORM.value) throw new TypeError(`its form is ${form}`);
      return new ArchiveFile(path, metadata);
    });
  }

  get rows(): number {
    return Number(this.#metadata.num_rows);
  }

  get groups(): number {
    return this.#firsts.length;
  }

  /** The group that has a row; undefined where the file has fewer rows. */
  groupOf(row: number): number | undefined {
    return row < this.rows ? this.#firsts.findLastIndex((first) => first <= row) : undefined;
  }

  /** Throws what the system says, and INTERNAL for what was altered. */
  async readGroup(group: number): Promise<RowGroup> {
    const first = this.#firsts[group] ?? this.rows;
    const rowEnd = this.#firsts[group + 1] ?? this.rows;
    const metadata = this.#metadata;
    const rows = await reading(this.path, async (file) =>
      (await parquetReadObjects({ file, metadata, rowStart: first, rowEnd, utf8: false })).map(readRow),
    );
    return { first, rows };
  }
}

function readRow({ index, key, entry, sealed }: Readonly<Record<string, unknown>>): ArchivedRow {
  if (
    typeof index !== "bigint" ||
    typeof key !== "string" ||
    typeof entry !== "string" ||
    !(sealed instanceof Uint8Array)
  )
    throw new TypeError("it has other columns");
  return { index: Number(index), key, entry, sealed };
}

/** Throws what the system says as it is, and INTERNAL for bytes that are no archive. */
async function reading<T>(path: string, read: (source: AsyncBuffer) => Promise<T>): Promise<T> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    return await read({
      byteLength: size,
      slice: async (from, to = size) => {
        const start = from < 0 ? size + from : from;
        const bytes = new Uint8Array(Math.max(0, to - start));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
        if (bytesRead < bytes.length) throw new RangeError("it is cut off");
        return bytes.buffer;
      },
    });
  } catch (cause) {
    if (cause instanceof Error && "syscall" in cause) throw cause;
    throw new ProoflineError("INTERNAL", `${path} is no archive, or was altered`, { cause });
  } finally {
    await handle.close();
  }
}
