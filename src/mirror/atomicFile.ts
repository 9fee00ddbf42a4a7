import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** What an interrupted write leaves behind ends so. */
export const TEMPORARY = ".tmp";

/** Text that waits to be written together. */
const BUFFERED = 1024 * 1024;

/** A file that is written in pieces, and is there under its name when it is whole. Dropped unless it was ended. */
export class AtomicFile implements AsyncDisposable {
  readonly #path: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  #buffered = "";
  #isDone = false;

  private constructor(path: string, temporary: string, handle: FileHandle) {
    this.#path = path;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /** @param secret whether it is for this user's eyes only */
  static async create(path: string, secret: boolean): Promise<AtomicFile> {
    const temporary = `${path}.${process.pid}${TEMPORARY}`;
    await mkdir(dirname(path), { recursive: true, mode: secret ? 0o700 : 0o777 });
    return new AtomicFile(path, temporary, await open(temporary, "w", secret ? 0o600 : 0o666));
  }

  async write(content: Uint8Array | string): Promise<void> {
    if (typeof content === "string" && content.length + this.#buffered.length < BUFFERED) {
      this.#buffered += content;
      return;
    }
    await this.#flush();
    await this.#handle.writeFile(content);
  }

  /** Resolves when the content is on the disk under its name. */
  async end(): Promise<void> {
    await this.#flush();
    await this.#handle.datasync();
    await this.#close();
    await rename(this.#temporary, this.#path);
  }

  async #flush(): Promise<void> {
    const text = this.#buffered;
    this.#buffered = "";
    if (text !== "") await this.#handle.writeFile(text);
  }

  async #close(): Promise<void> {
    this.#isDone = true;
    await this.#handle.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isDone) return;
    await this.#close();
    await rm(this.#temporary, { force: true });
  }
}
