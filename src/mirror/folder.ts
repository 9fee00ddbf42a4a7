import { createReadStream } from "node:fs";
import { chmod, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { badInput } from "../facts/error.js";
import { AtomicFile, absent, replaceFile, TEMPORARY } from "../files.js";
import { type Resource, TILE_WIDTH, tilePath } from "../log/tiles.js";
import { linesOf } from "./sealedLines.js";

/** Where a mirror's files are, as paths below its folder. */
export const MIRROR = {
  log: "log",
  sealed: "sealed",
  checkpoint: "log/checkpoint",
  verifierKey: "log/vkey",
  rotations: "log/rotations",
  tile: (resource: Resource): string => `log/${tilePath(resource)}`,
  /** The sealed values of the facts of one entry bundle, however many it has. */
  sealedValues: (bundle: number): string =>
    `${tilePath({ level: "entries", index: bundle, width: TILE_WIDTH }).replace("tile/entries", "sealed")}.ndjson`,
};

const PARTIAL = ".p";
const CHUNK_BYTES = 256 * 1024;

/** The folder of a mirror. Files are replaced whole: whoever reads sees the old one or the new one. */
export class MirrorFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Makes the folder for the sealed values, or takes it away from other users. */
  async prepare(): Promise<void> {
    await mkdir(join(this.root, MIRROR.log), { recursive: true });
    const sealed = join(this.root, MIRROR.sealed);
    await mkdir(sealed, { recursive: true, mode: 0o700 });
    await chmod(sealed, 0o700);
  }

  /** Undefined where there is no such file. */
  async read(path: string): Promise<Uint8Array | undefined> {
    return readFile(join(this.root, path)).catch(absent);
  }

  /** The lines of a file of any length, each with its line break; none where there is no such file. */
  async *lines(path: string): AsyncGenerator<string, void, undefined> {
    try {
      yield* linesOf(createReadStream(join(this.root, path), { highWaterMark: CHUNK_BYTES }), path);
    } catch (error) {
      absent(error);
    }
  }

  async readText(path: string): Promise<string | undefined> {
    const bytes = await this.read(path);
    if (bytes === undefined) return undefined;
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (cause) {
      throw badInput(`${path} is not UTF-8`, cause);
    }
  }

  /** Resolves when the content is on the disk under its name. */
  write(path: string, content: Uint8Array | string): Promise<void> {
    return replaceFile(join(this.root, path), content, isSecret(path));
  }

  /** A file to be written in pieces, by its owner. */
  create(path: string): Promise<AtomicFile> {
    return AtomicFile.create(join(this.root, path), isSecret(path));
  }

  /**
   * Removes partial tiles and bundles whose full one is there, and what interrupted writes left behind. To be called when
   * the checkpoint that needs the full ones is published; reads names only.
   */
  async sweep(): Promise<void> {
    await sweepFolder(join(this.root, MIRROR.log));
    await sweepFolder(join(this.root, MIRROR.sealed));
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.root, path), { recursive: true, force: true });
  }
}

const isSecret = (path: string): boolean => path.startsWith(`${MIRROR.sealed}/`);

async function sweepFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.endsWith(TEMPORARY)) await rm(path, { force: true });
    else if (entry.isDirectory() && hasFull(entry.name, names)) await rm(path, { recursive: true });
    else if (entry.isDirectory()) await sweepFolder(path);
  }
}

const hasFull = (name: string, names: ReadonlySet<string>): boolean =>
  name.endsWith(PARTIAL) && names.has(name.slice(0, -PARTIAL.length));
