import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { ProoflineError } from "../facts/error.js";
import { hasCode } from "../files.js";
import { type ArchivedRow, type RowGroup, rowOf } from "./archivedRow.js";
import type { ArchiveFile } from "./archiveFile.js";
import { type ArchivePlace, fileName } from "./place.js";

/** Files whose ends are kept in memory, and groups of rows of some hundred kilobytes. */
const FILES = 64;
const GROUPS = 16;

/** The folders that archives are in, read when something of them is asked for. */
export class Archives {
  readonly #folders: readonly string[];
  readonly #files = new LRUCache<string, Promise<ArchiveFile>>({ max: FILES });
  readonly #groups = new LRUCache<string, Promise<RowGroup>>({ max: GROUPS });

  constructor(folders: readonly string[] = []) {
    this.#folders = folders;
  }

  /**
   * The row at a place; undefined where the file has another entry there, or is damaged. Throws UNAVAILABLE where it is in none of the
   * folders.
   */
  async read(place: ArchivePlace): Promise<ArchivedRow | undefined> {
    try {
      return await this.#read(place);
    } catch (error) {
      if (error instanceof ProoflineError && error.code === "INTERNAL") return undefined;
      throw error;
    }
  }

  async #read(place: ArchivePlace): Promise<ArchivedRow | undefined> {
    const file = await readOnce(this.#files, place.file, () => this.#find(place.file));
    const group = file.groupOf(place.row);
    if (group === undefined) return undefined;
    const rows = await readOnce(this.#groups, `${place.file} ${group}`, () =>
      this.#readGroup(file, group, place),
    );
    return rowOf(rows, place.row, place.leaf);
  }

  async #readGroup(file: ArchiveFile, group: number, place: ArchivePlace): Promise<RowGroup> {
    try {
      return await file.readGroup(group);
    } catch (error) {
      // it was moved since: another folder may have it
      this.#files.delete(place.file);
      throw hasCode(error, ...GONE) ? this.#missing(place.file) : error;
    }
  }

  async #find(id: string): Promise<ArchiveFile> {
    // most stores have no archives, and a command is to start at once
    const { ArchiveFile } = await import("./archiveFile.js");
    let damage: unknown;
    for (const folder of this.#folders) {
      try {
        return await ArchiveFile.open(join(folder, fileName(id)));
      } catch (error) {
        // one that is being copied is cut off: another folder may have all of it
        if (!hasCode(error, ...GONE)) damage ??= error;
      }
    }
    throw damage ?? this.#missing(id);
  }

  #missing(id: string): ProoflineError {
    const where = this.#folders.length === 0 ? "it is not set" : this.#folders.join(", ");
    return new ProoflineError(
      "UNAVAILABLE",
      `predictions that this needs are in the archive ${fileName(id)}, which is in no folder of ARCHIVE_DIRS (${where})`,
    );
  }
}

const GONE = ["ENOENT", "ENOTDIR", "EACCES", "EPERM", "ESTALE", "EIO"];

/** What is read once, however many ask for it, as long as it is among the last. What failed is read again. */
function readOnce<T>(recent: LRUCache<string, Promise<T>>, name: string, read: () => Promise<T>): Promise<T> {
  const known = recent.get(name);
  if (known !== undefined) return known;
  const begun = read();
  recent.set(name, begun);
  begun.catch(() => {
    if (recent.peek(name) === begun) recent.delete(name);
  });
  return begun;
}
