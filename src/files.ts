import { randomUUID } from "node:crypto";
import { access, type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Whether an error is one of the system's with one of these codes. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && "code" in error && codes.includes(String(error.code));

/** For the `catch` of what looks at a file: undefined where there is no such file, any other error is thrown on. */
export function absent(error: unknown): undefined {
  if (!hasCode(error, "ENOENT", "ENOTDIR")) throw error;
}

/** Whether something is there, and can be seen. */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What an interrupted write leaves behind ends so. */
export const TEMPORARY = ".tmp";

/** Text that waits to be written together. */
const BUFFERED = 1024 * 1024;

/** A file that is written in pieces, and replaces the one of its name when it is whole. Dropped unless it was ended. */
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
    const temporary = `${path}.${randomUUID()}${TEMPORARY}`;
    await mkdir(dirname(path), { recursive: true, mode: secret ? 0o700 : 0o777 });
    return new AtomicFile(path, temporary, await open(temporary, "wx", secret ? 0o600 : 0o666));
  }

  async write(content: Uint8Array | string): Promise<void> {
    if (typeof content === "string" && content.length + this.#buffered.length < BUFFERED) {
      this.#buffered += content;
      return;
    }
    await this.#flush();
    await this.#handle.writeFile(content);
  }

  /**
   * Resolves when the content is on the disk under its name.
   *
   * @param beforeReplacing what is to be looked at last, and may throw
   */
  async end(beforeReplacing: () => Promise<void> = async () => {}): Promise<void> {
    await this.#flush();
    await this.#handle.datasync();
    await this.#handle.close();
    await beforeReplacing();
    await rename(this.#temporary, this.#path);
    this.#isDone = true;
  }

  async #flush(): Promise<void> {
    const text = this.#buffered;
    this.#buffered = "";
    if (text !== "") await this.#handle.writeFile(text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isDone) return;
    await this.#handle.close();
    await rm(this.#temporary, { force: true });
  }
}

/** Replaces a file by another content: whoever reads sees the old one or the new one. Parameters as of `AtomicFile`. */
export async function replaceFile(
  path: string,
  content: Uint8Array | string,
  secret: boolean,
  beforeReplacing?: () => Promise<void>,
): Promise<void> {
  const file = await AtomicFile.create(path, secret);
  try {
    await file.write(content);
    await file.end(beforeReplacing);
  } finally {
    await file[Symbol.asyncDispose]();
  }
}

/** A name is on the disk when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

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
