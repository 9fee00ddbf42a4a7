import { type FileHandle, open } from "node:fs/promises";
import { isObject } from "../../facts/json.js";
import { linesOf } from "./ingestLines.js";

/** How often a gap is in a report. */
export interface GapCount {
  readonly code: string;
  readonly severity: string;
  readonly count: number;
}

export interface Made {
  readonly place: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly verdict: string;
  readonly gaps: readonly GapCount[];
}

export interface NotMade {
  readonly place: number;
  readonly error: { readonly code: string; readonly message: string };
}

export type Result = Made | NotMade;

export const isMade = (result: Result): result is Made => "sha256" in result;

/**
 * What became of each report, one a line, the last line of a place counts. A line is there before the file that it tells of, so
 * that no file is there that nobody knows of. In memory is only where each line is.
 */
export class Journal implements AsyncDisposable {
  readonly #file: FileHandle;
  /** By place: where its line begins, and how long it is; 0 where there is none. */
  readonly #begins: Float64Array;
  readonly #lengths: Uint32Array;
  #end: number;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(file: FileHandle, places: number) {
    this.#file = file;
    this.#begins = new Float64Array(places + 1);
    this.#lengths = new Uint32Array(places + 1);
    this.#end = 0;
  }

  static async open(path: string, places: number): Promise<Journal> {
    const file = await open(path, "a+");
    const journal = new Journal(file, places);
    const source = file.createReadStream({ start: 0, autoClose: false });
    for await (const lines of linesOf(source)) for (const line of lines) journal.#known(line.bytes, line.end);
    // half a line, of a process that was killed, would spoil the next one
    await file.truncate(journal.#end);
    return journal;
  }

  #known(bytes: Buffer, end: number): void {
    const result = resultOf(bytes.toString());
    // the last line may have no end
    if (result === undefined || end !== this.#end + bytes.length + 1) return;
    this.#keep(result.place, bytes.length);
  }

  #keep(place: number, length: number): void {
    this.#begins[place] = this.#end;
    this.#lengths[place] = length;
    this.#end += length + 1;
  }

  /** One after another, so that a process which is killed leaves whole lines before half a one. */
  add(result: Result): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(result)}\n`);
    const written = this.#writing.then(async () => {
      await this.#file.writeFile(line);
      this.#keep(result.place, line.length - 1);
    });
    this.#writing = written.catch(() => {});
    return written;
  }

  async at(place: number): Promise<Result | undefined> {
    const length = this.#lengths[place] ?? 0;
    if (length === 0) return undefined;
    const line = Buffer.alloc(length);
    await this.#file.read(line, 0, length, this.#begins[place] ?? 0);
    return resultOf(line.toString());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }
}

/** Undefined of what is no whole line. */
function resultOf(line: string): Result | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isResult(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What has a place was written by `add`. */
const isResult = (value: unknown): value is Result => isObject(value) && typeof value.place === "number";
