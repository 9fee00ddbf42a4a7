import type nodeFs from "node:fs";
import type { Backlog, BatchLimits } from "./backlog.js";
import { ClientError, readFact } from "./errors.js";
import { fileSystem, hostName, isAlive, processNumber } from "./node.js";
import { Segment } from "./segment.js";

/** A segment that has this much is appended to no more, so that little is sent twice after a crash. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** So often a process says that it is there. */
const HEARTBEAT_MS = 15_000;
/** A process of another machine that was silent so long is taken for dead. */
const DEAD_MS = 60_000;
const SUFFIX = ".facts";

/**
 * Facts in the files of a folder until they are recorded: what was added is there when the process is killed, and the next one
 * that opens the folder sends it. Several processes can use one folder: each writes files of its own, and takes over those of
 * processes that are gone. Where that is done twice, or a file is sent again from its beginning, the service finds duplicates.
 */
export class Spool implements Backlog {
  readonly #fs: typeof nodeFs;
  readonly #folder: string;
  readonly #batch: BatchLimits;
  readonly #limit: number;
  readonly #name: string;
  readonly #found: () => void;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  /** The oldest first; the last one of this process's own is appended to. */
  readonly #segments: Segment[] = [];
  #current: Segment;
  #created = 0;
  #bytes = 0;
  #taken: { readonly segment: Segment; readonly end: number; readonly count: number } | undefined;
  put = 0;
  settled = 0;

  /**
   * Throws ClientError SPOOL.
   *
   * @param limit of the bytes of all facts that wait
   * @param found called when files of a process that is gone were taken over later
   */
  constructor(folder: string, batch: BatchLimits, limit: number, found: () => void) {
    const fs = fileSystem();
    if (fs === undefined) throw new ClientError("SPOOL", "a spool needs Node 20.16 or newer");
    this.#fs = fs;
    this.#folder = folder;
    this.#batch = batch;
    this.#limit = limit;
    this.#found = found;
    // a random part, since a number is given to another process one day
    this.#name = `${encodeURIComponent(hostName())}.${processNumber()}.${crypto.randomUUID().slice(0, 8)}`;
    this.#current = this.#trying(() => {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.#adopt();
      return this.#create();
    });
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    if (typeof this.#heartbeat === "object") this.#heartbeat.unref();
  }

  hasRoom(characters: number): boolean {
    return this.#bytes === 0 || this.#bytes + characters <= this.#limit;
  }

  add(fact: string): void {
    const line = encoder.encode(`${fact}\n`);
    this.#trying(() => {
      if (this.#current.size >= SEGMENT_BYTES || !this.#current.isThere) this.#current = this.#create();
      this.#current.append(line);
    });
    this.#bytes += line.length;
    this.put += 1;
  }

  take(): readonly string[] {
    const segment = this.#segments.find((one) => !one.isSettled);
    if (segment === undefined) return [];
    const { texts, end } = segment.read(this.#batch.facts, this.#batch.characters);
    this.#taken = { segment, end, count: texts.length };
    return texts;
  }

  settle(): void {
    if (this.#taken === undefined) return;
    const { segment, end, count } = this.#taken;
    this.#taken = undefined;
    this.#bytes -= end - segment.settled;
    segment.settled = end;
    this.settled += count;
    if (segment.isSettled) this.#empty(segment);
  }

  reject(fact: string, reason: string): void {
    const line = `${JSON.stringify({ reason, fact: readFact(fact) })}\n`;
    this.#fs.appendFileSync(`${this.#folder}/rejected.ndjson`, line, { mode: 0o600 });
  }

  /** What is not recorded stays. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const segment of this.#segments) {
      if (segment.isSettled) segment.remove();
      else segment.release();
    }
    this.#segments.length = 0;
  }

  #empty(segment: Segment): void {
    if (segment === this.#current) segment.empty();
    else {
      this.#segments.splice(this.#segments.indexOf(segment), 1);
      segment.remove();
    }
  }

  #create(): Segment {
    this.#created += 1;
    const segment = Segment.create(this.#fs, `${this.#folder}/${this.#name}.${this.#created}${SUFFIX}`);
    this.#segments.push(segment);
    return segment;
  }

  /** Takes over the files of processes that are gone. */
  #adopt(): boolean {
    const others = this.#fs
      .readdirSync(this.#folder)
      .filter((name) => name.endsWith(SUFFIX) && !name.startsWith(`${this.#name}.`))
      .filter((name) => this.#isLeft(name));
    for (const name of others) {
      const { segment, lines } = Segment.adopt(this.#fs, `${this.#folder}/${name}`);
      if (lines === 0) segment.remove();
      else {
        this.#segments.unshift(segment);
        this.#bytes += segment.size;
        this.put += lines;
      }
    }
    return others.length > 0;
  }

  #isLeft(name: string): boolean {
    const path = `${this.#folder}/${name}`;
    if (this.#segments.some((segment) => segment.path === path)) return false;
    const [, host, pid] = /^(.*)\.(\d+)\.[0-9a-f]+\.\d+\.facts$/.exec(name) ?? [];
    const isHere = host === encodeURIComponent(hostName());
    if (isHere && Number(pid) !== processNumber() && !isAlive(Number(pid))) return true;
    const seen = this.#fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    return seen !== undefined && Date.now() - seen > DEAD_MS;
  }

  #beat(): void {
    for (const segment of this.#segments) segment.touch();
    // others' facts go behind those that wait here, which somebody may be waiting for
    if (this.put === this.settled && this.#trying(() => this.#adopt())) this.#found();
  }

  #trying<T>(use: () => T): T {
    try {
      return use();
    } catch (cause) {
      throw new ClientError("SPOOL", `the spool in ${this.#folder} can't be used: ${reasonOf(cause)}`, {
        cause,
      });
    }
  }
}

const encoder = new TextEncoder();

/** The system's code says enough, and its message has a path that may be another's. */
const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? String(Reflect.get(cause, "code") ?? cause.message) : "for no reason told";
