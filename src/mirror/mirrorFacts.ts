import { type Entry, parseEntry } from "../facts/entry.js";
import { badInputAt } from "../facts/error.js";
import { refId } from "../facts/kind.js";
import type { SealedValues } from "../facts/seal.js";
import { TILE_WIDTH } from "../log/tiles.js";
import { MIRROR, type MirrorFolder } from "./folder.js";
import { parseSealed } from "./sealedLines.js";
import { checkSeals } from "./seals.js";
import type { VerifiedLog } from "./verifiedLog.js";

/** A fact of a mirror, proven to be in the checkpoint's tree. */
export interface MirrorFact {
  readonly index: number;
  readonly text: string;
  readonly entry: Entry;
  readonly leaf: Uint8Array;
  /** They open their seals. */
  readonly sealed: SealedValues;
  /** Fields without a value: erased, or lost. */
  readonly missing: readonly string[];
}

const PIECE_BYTES = 8 * 1024 * 1024;

/**
 * The facts of a mirror from a bundle's first on, in pieces: a bundle, or less of it where its values are long. Throws
 * BAD_USER_INPUT that names the first file that is missing or not what it was, and the fact in it.
 */
export async function* readPieces(
  folder: MirrorFolder,
  log: VerifiedLog,
  from: number,
): AsyncGenerator<readonly MirrorFact[]> {
  for (let bundle = Math.floor(from / TILE_WIDTH); bundle * TILE_WIDTH < log.size; bundle++)
    yield* readBundle(folder, log, bundle);
}

async function* readBundle(
  folder: MirrorFolder,
  log: VerifiedLog,
  bundle: number,
): AsyncGenerator<readonly MirrorFact[]> {
  const sealed = new BundleValues(folder, bundle);
  let piece: MirrorFact[] = [];
  let held = 0;
  for (const { index, bytes, leaf } of await log.readBundle(bundle)) {
    const fact = openFact(index, bytes, leaf, await sealed.of(index), sealed.path);
    piece.push(fact);
    held += memoryOf(fact);
    if (held < PIECE_BYTES) continue;
    yield piece;
    piece = [];
    held = 0;
  }
  await sealed.end();
  if (piece.length > 0) yield piece;
}

/** The sealed values of a bundle's facts, which are asked for in their order. */
class BundleValues {
  readonly path: string;
  readonly #values: AsyncGenerator<readonly [index: number, values: SealedValues], void, undefined>;
  readonly #first: number;
  #next: readonly [index: number, values: SealedValues] | undefined;
  #isBegun = false;

  constructor(folder: MirrorFolder, bundle: number) {
    this.path = MIRROR.sealedValues(bundle);
    this.#first = bundle * TILE_WIDTH;
    this.#values = parseSealed(folder.lines(this.path), this.path);
  }

  async of(index: number): Promise<SealedValues> {
    if (!this.#isBegun) await this.#advance();
    this.#isBegun = true;
    if (this.#next?.[0] !== index) return {};
    const [, values] = this.#next;
    await this.#advance();
    return values;
  }

  /** Reads on: of a bundle that has grown since the checkpoint there may be values of later facts. */
  async end(): Promise<void> {
    while (this.#next !== undefined) await this.#advance();
  }

  async #advance(): Promise<void> {
    const { value, done } = await this.#values.next();
    this.#next = done === true ? undefined : value;
    const index = this.#next?.[0];
    if (index !== undefined && (index < this.#first || index >= this.#first + TILE_WIDTH))
      throw badInputAt(this.path, `has a value for index ${index}`);
  }
}

function openFact(
  index: number,
  bytes: Uint8Array,
  leaf: Uint8Array,
  found: SealedValues,
  path: string,
): MirrorFact {
  const text = new TextDecoder().decode(bytes);
  const entry = parseEntry(text);
  const { values, missing, wrong } = checkSeals(entry, found);
  const unknown = Object.keys(found).filter((name) => values[name] === undefined);
  const [name] = [...wrong, ...unknown];
  if (name !== undefined)
    throw badInputAt(path, `${name} of ${refId(entry)} (index ${index}) is not the value that was sealed`);
  return { index, text, entry, leaf, sealed: values, missing };
}

/** About how much memory a fact takes. */
export const memoryOf = ({ text, sealed }: MirrorFact): number =>
  Object.values(sealed).reduce((sum, { value }) => sum + value.length, text.length);
