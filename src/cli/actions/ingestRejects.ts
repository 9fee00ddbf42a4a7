import { isUtf8 } from "node:buffer";
import { type FileHandle, open, rm } from "node:fs/promises";
import { badInputAt } from "../../facts/error.js";
import { whyNot } from "../textFile.js";
import type { Reject } from "./ingestBatch.js";

/** The file of lines that were refused. It is made with the first one, and for this user's eyes only: values may be personal. */
export class RejectsFile implements AsyncDisposable {
  readonly #path: string;
  readonly #flags: "a" | "w";
  #file: FileHandle | undefined;

  private constructor(path: string, goesOn: boolean) {
    this.#path = path;
    this.#flags = goesOn ? "a" : "w";
  }

  /**
   * @param goesOn whether an earlier run's rejects stay: else that file is removed, since the same lines are read again
   */
  static async open(path: string, goesOn: boolean): Promise<RejectsFile> {
    if (!goesOn)
      await rm(path, { force: true }).catch((cause: unknown) => {
        throw badInputAt(path, whyNot(cause), cause);
      });
    return new RejectsFile(path, goesOn);
  }

  async add(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    this.#file ??= await open(this.#path, this.#flags, 0o600).catch((cause: unknown) => {
      throw badInputAt(this.#path, "can't be written", cause);
    });
    await this.#file.writeFile(rejects.map((reject) => `${JSON.stringify(rejectedLine(reject))}\n`).join(""));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
  }
}

/** Bytes that are no text are written in base64; of a line that is too long there is only the beginning. */
function rejectedLine({ line: { number, bytes, length }, reason }: Reject) {
  const isWhole = length <= bytes.length + 4;
  return {
    line: number,
    reason,
    ...(isUtf8(bytes) ? { text: bytes.toString() } : { base64: bytes.toString("base64") }),
    ...(isWhole ? {} : { bytes: length }),
  };
}
