import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fromBase64, toBase64 } from "../../facts/bytes.js";
import { isObject } from "../../facts/json.js";
import { absent, replaceFile } from "../../files.js";
import type { Finding } from "./finding.js";
import type { Derived } from "./logCheck.js";
import type { PlacesState } from "./places.js";

/** How far a run came, and all that it needs to go on from there. */
export interface Position {
  readonly origin: string | null;
  readonly derived: Derived;
  /** Roots of the log at the sizes of checkpoints that were passed. */
  readonly roots: ReadonlyMap<number, Uint8Array>;
  readonly recordedAt: string;
  /** Sealed values that are gone, where no Erasure said so yet. */
  readonly gone: readonly Finding[];
  readonly places: PlacesState;
  readonly unexplained: readonly (readonly [string, number])[];
  /** How many findings of each code. */
  readonly counts: Readonly<Record<string, number>>;
  /** Those that were listed. */
  readonly listed: readonly Finding[];
}

/** Of the file; another one is not gone on with. */
const VERSION = 1;

export function encodePosition({ derived, roots, ...rest }: Position): string {
  return JSON.stringify({
    version: VERSION,
    size: derived.size,
    pending: derived.pending.map(toBase64),
    roots: [...roots].map(([size, root]) => [size, toBase64(root)]),
    ...rest,
  });
}

/** What `encodePosition` wrote; undefined for what it did not. The file is this program's own, so only its frame is checked. */
export function decodePosition(text: string): Position | undefined {
  try {
    const value: Encoded = JSON.parse(text);
    if (!isObject(value) || value.version !== VERSION || !Number.isSafeInteger(value.size)) return undefined;
    const { version: _, size, pending, roots, ...rest } = value;
    return {
      ...rest,
      derived: { size, pending: pending.map(fromBase64) },
      roots: new Map(roots.map(([at, root]) => [at, fromBase64(root)])),
    };
  } catch {
    // a file that was cut off, or is of another program: it is of no use, and the run begins anew
    return undefined;
  }
}

interface Encoded extends Omit<Position, "derived" | "roots"> {
  readonly version: number;
  readonly size: number;
  readonly pending: readonly string[];
  readonly roots: readonly (readonly [number, string])[];
}

const EVERY_MS = 10_000;

/** The position of the last run that did not come to its end, in a file of DATA_DIR. */
export class PositionFile {
  readonly #file: string;
  #written = Date.now();

  constructor(dataDir: string) {
    this.#file = join(dataDir, "fsck.json");
  }

  /** Undefined where there is none that is of use. */
  async read(): Promise<Position | undefined> {
    const text = await readFile(this.#file, "utf8").catch(absent);
    return text === undefined ? undefined : decodePosition(text);
  }

  /** Keeps a position: at most one in ten seconds, unless it is the last. */
  async write(position: () => Position, isLast: boolean): Promise<void> {
    if (!isLast && Date.now() - this.#written < EVERY_MS) return;
    await replaceFile(this.#file, encodePosition(position()), true);
    this.#written = Date.now();
  }

  async remove(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}
