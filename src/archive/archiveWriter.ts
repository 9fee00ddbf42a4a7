import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { syncFolder, TEMPORARY } from "../files.js";
import { ARCHIVE_FORM, type ArchivedRow } from "./archivedRow.js";
import { fileName, ID_DIGITS } from "./place.js";

/** A file that is on the disk under its name. */
export interface WrittenFile {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Rows that are read together: whoever reads one reads these. */
const GROUP_ROWS = 256;
const GROUP_BYTES = 1024 * 1024;

const columnsOf = (rows: readonly ArchivedRow[]) => [
  { name: "index", data: rows.map(({ index }) => BigInt(index)), type: "INT64" as const, nullable: false },
  { name: "key", data: rows.map(({ key }) => key), type: "STRING" as const, nullable: false },
  { name: "entry", data: rows.map(({ entry }) => entry), type: "STRING" as const, nullable: false },
  { name: "sealed", data: rows.map(({ sealed }) => sealed), type: "BYTE_ARRAY" as const, nullable: false },
];

/**
 * A file that gets rows one after the other, and a name of its content when it is whole. The same rows give the same bytes. Dropped
 * unless it was ended.
 */
export class ArchiveWriter implements AsyncDisposable {
  readonly #folder: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash("sha256");
  readonly #bytes = new ByteWriter();
  readonly #parquet: ParquetWriter;
  #group: ArchivedRow[] = [];
  #groupBytes = 0;
  #isDone = false;
  rows = 0;

  private constructor(folder: string, temporary: string, handle: FileHandle) {
    this.#folder = folder;
    this.#temporary = temporary;
    this.#handle = handle;
    this.#parquet = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaFromColumnData({ columnData: columnsOf([]) }),
      statistics: false,
      kvMetadata: [ARCHIVE_FORM],
      createdBy: "proofline",
    });
  }

  static async create(folder: string): Promise<ArchiveWriter> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = join(folder, `archive.${randomUUID()}${TEMPORARY}`);
    return new ArchiveWriter(folder, temporary, await open(temporary, "wx", 0o600));
  }

  async add(row: ArchivedRow): Promise<void> {
    this.#group.push(row);
    this.#groupBytes += row.entry.length + row.sealed.length;
    this.rows++;
    if (this.#group.length >= GROUP_ROWS || this.#groupBytes >= GROUP_BYTES) await this.#endGroup();
  }

  /** Resolves when the file is on the disk under its name. */
  async end(): Promise<WrittenFile> {
    await this.#endGroup();
    await this.#parquet.finish();
    await this.#flush();
    await this.#handle.datasync();
    const { size } = await this.#handle.stat();
    await this.#handle.close();
    const sha256 = this.#hash.digest("hex");
    const id = sha256.slice(0, ID_DIGITS);
    const path = join(this.#folder, fileName(id));
    await rename(this.#temporary, path);
    await syncFolder(this.#folder);
    this.#isDone = true;
    return { id, path, sha256, bytes: size };
  }

  async #endGroup(): Promise<void> {
    const group = this.#group;
    this.#group = [];
    this.#groupBytes = 0;
    if (group.length === 0) return;
    await this.#parquet.write({ columnData: columnsOf(group), rowGroupSize: group.length });
    await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = this.#bytes.getBytes();
    this.#hash.update(bytes);
    await this.#handle.writeFile(bytes);
    this.#bytes.index = 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isDone) return;
    await this.#handle.close().catch(() => {});
    await rm(this.#temporary, { force: true });
  }
}
