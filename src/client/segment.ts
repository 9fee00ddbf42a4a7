import type nodeFs from "node:fs";

const READ_BYTES = 512 * 1024;
const NEWLINE = 0x0a;

/** Some lines of a segment, and where the next one begins. */
export interface Lines {
  readonly texts: readonly string[];
  readonly end: number;
}

/** A file of a spool: a fact a line. One process appends to it, and removes it when all of it is recorded. */
export class Segment {
  readonly path: string;
  readonly #fs: typeof nodeFs;
  readonly #fd: number;
  /** Bytes of whole lines. What an interrupted write left behind them was never said to be logged. */
  size: number;
  /** Bytes that are settled. */
  settled = 0;

  private constructor(fs: typeof nodeFs, path: string, fd: number, size: number) {
    this.#fs = fs;
    this.path = path;
    this.#fd = fd;
    this.size = size;
  }

  /** A new one, for this user's eyes only: values may be personal. */
  static create(fs: typeof nodeFs, path: string): Segment {
    return new Segment(fs, path, fs.openSync(path, "ax+", 0o600), 0);
  }

  /** One that another process left behind; how many lines it has is told. */
  static adopt(fs: typeof nodeFs, path: string): { readonly segment: Segment; readonly lines: number } {
    const fd = fs.openSync(path, "r");
    const buffer = new Uint8Array(READ_BYTES);
    let lines = 0;
    let size = 0;
    let at = 0;
    for (let read = fs.readSync(fd, buffer, 0, READ_BYTES, at); read > 0; ) {
      for (let i = buffer.indexOf(NEWLINE); i >= 0 && i < read; i = buffer.indexOf(NEWLINE, i + 1)) {
        lines += 1;
        size = at + i + 1;
      }
      at += read;
      read = fs.readSync(fd, buffer, 0, READ_BYTES, at);
    }
    return { segment: new Segment(fs, path, fd, size), lines };
  }

  get isSettled(): boolean {
    return this.settled === this.size;
  }

  /** Whether the file is still there: a process that slept for long may have been taken for dead. */
  get isThere(): boolean {
    return this.#fs.fstatSync(this.#fd).nlink > 0;
  }

  /** Throws the system's error where the line can't be written whole; then nothing of it is there. */
  append(line: Uint8Array): void {
    const written = this.#write(line);
    if (written === line.length) this.size += line.length;
    else {
      this.#fs.ftruncateSync(this.#fd, this.size);
      throw new Error(`${written} of ${line.length} bytes could be written`);
    }
  }

  #write(line: Uint8Array): number {
    try {
      return this.#fs.writeSync(this.#fd, line);
    } catch (error) {
      this.#fs.ftruncateSync(this.#fd, this.size);
      throw error;
    }
  }

  /** The first lines that are not settled, at least one and as many as the limits let in; none where there are none. */
  read(facts: number, bytes: number): Lines {
    for (let wanted = Math.min(READ_BYTES, bytes); ; wanted *= 2) {
      const available = Math.min(wanted, this.size - this.settled);
      const buffer = new Uint8Array(available);
      const read = this.#fs.readSync(this.#fd, buffer, 0, available, this.settled);
      const texts: string[] = [];
      let from = 0;
      for (
        let at = buffer.indexOf(NEWLINE);
        at >= 0 && texts.length < facts;
        at = buffer.indexOf(NEWLINE, from)
      ) {
        texts.push(decoder.decode(buffer.subarray(from, at)));
        from = at + 1;
      }
      if (texts.length > 0 || read >= this.size - this.settled) return { texts, end: this.settled + from };
    }
  }

  /** Begins the file anew, all of which is settled. */
  empty(): void {
    this.#fs.ftruncateSync(this.#fd, 0);
    this.size = 0;
    this.settled = 0;
  }

  /** Says that its process is there. */
  touch(): void {
    const now = new Date();
    this.#fs.futimesSync(this.#fd, now, now);
  }

  /** Closes it for whoever takes it over, at once: its process says that it was there long ago. */
  release(): void {
    this.#fs.futimesSync(this.#fd, 0, 0);
    this.close();
  }

  remove(): void {
    this.#fs.rmSync(this.path, { force: true });
    this.close();
  }

  close(): void {
    this.#fs.closeSync(this.#fd);
  }
}

const decoder = new TextDecoder();
