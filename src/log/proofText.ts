import { toBase64 } from "../facts/bytes.js";
import { badInput } from "../facts/error.js";
import { parseCheckpoint } from "./checkpoint.js";
import { parseNote } from "./note.js";
import { parseBase64, parseDecimal, parseHash } from "./text.js";

/** A fact's proof that can be checked offline (C2SP tlog-proof). Neither its signature nor its hashes are verified. */
export interface ProofText {
  /** Opaque, and not authenticated by the proof. */
  readonly extra: Uint8Array | undefined;
  readonly index: number;
  /** The inclusion proof from the leaf's sibling up, 32 bytes each. */
  readonly hashes: readonly Uint8Array[];
  /** A signed checkpoint, whole and verbatim: for `openCheckpoint`. */
  readonly checkpoint: string;
}

const HEADER = "c2sp.org/tlog-proof@v1";

/** The proof as text. Throws BAD_USER_INPUT when `parseProofText` couldn't read it back. */
export function formatProofText({ extra, index, hashes, checkpoint }: ProofText): string {
  const text = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map(toBase64),
    "",
    checkpoint,
  ].join("\n");
  parseProofText(text);
  return text;
}

/** Reads a proof. Throws BAD_USER_INPUT unless it has the one form that its content has, checkpoint included. */
export function parseProofText(text: string): ProofText {
  const end = text.indexOf("\n\n");
  if (end < 0) throw badInput("a proof has an empty line before its checkpoint");
  const [header, ...lines] = text.slice(0, end).split("\n");
  if (header !== HEADER) throw badInput(`a proof's first line is ${HEADER}`);
  const extra = lines[0]?.startsWith("extra ")
    ? parseBase64(lines[0].slice(6), "a proof's extra data")
    : undefined;
  const [index = "", ...hashes] = extra === undefined ? lines : lines.slice(1);
  if (!index.startsWith("index ")) throw badInput("a proof without an index line");
  const checkpoint = text.slice(end + 2);
  parseCheckpoint(parseNote(checkpoint).text);
  return {
    extra,
    index: parseDecimal(index.slice(6), "a proof's index"),
    hashes: hashes.map((line, i) => parseHash(line, `hash ${i + 1} of a proof`)),
    checkpoint,
  };
}
