import { chmod, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ProoflineError } from "../facts/error.js";
import { type Resource, TILE_WIDTH, tilePath } from "../log/tiles.js";

/** Where a mirror's files are, as paths below its folder. */
export const MIRROR = {
  log: "log",
  sealed: "sealed",
  checkpoint: "log/checkpoint",
  verifierKey: "log/vkey",
  tile: (resource: Resource): string => `log/${tilePath(resource)}`,
  /** The sealed values of the facts of one entry bundle, however many it has. */
  sealedValues: (bundle: number): string =>
    `${tilePath({ level: "entries", index: bundle, width: TILE_WIDTH }).replace("tile/entries", "sealed")}.ndjson`,
};

/** What an interrupted write leaves behind ends so. */
export const TEMPORARY = ".tmp";

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
    return readFile(join(this.root, path)).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
        return undefined;
      throw error;
    });
  }

  async readText(path: string): Promise<string | undefined> {
    const bytes = await this.read(path);
    if (bytes === undefined) return undefined;
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (cause) {
      throw new ProoflineError("BAD_USER_INPUT", `${path} is not UTF-8`, { cause });
    }
  }

  /** Resolves when the content is on the disk under its name. */
  async write(path: string, content: Uint8Array | string): Promise<void> {
    const secret = path.startsWith(`${MIRROR.sealed}/`);
    const file = join(this.root, path);
    const temporary = `${file}.${process.pid}${TEMPORARY}`;
    await mkdir(dirname(file), { recursive: true, mode: secret ? 0o700 : 0o777 });
    const handle = await open(temporary, "w", secret ? 0o600 : 0o666);
    try {
      await handle.writeFile(content);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.root, path), { recursive: true, force: true });
  }
}
