import { parseCheckpoint } from "../../log/checkpoint.js";
import { parseNote } from "../../log/note.js";
import { readProofText } from "./entry.js";
import { readReportFile } from "./file.js";
import { type NotValid, readAt, verdictOf } from "./verdict.js";

/** The log that a report says it is from, on its own word: to look up the key that is trusted for it. */
export const originOfReport = (text: string): string | NotValid =>
  verdictOf(() => originOf(readReportFile(text).proof.checkpoint));

/** The log that a tlog-proof says it is from, on its own word. */
export const originOfProof = (text: string): string | NotValid =>
  verdictOf(() => originOf(readProofText(text).checkpoint));

const originOf = (note: string): string =>
  readAt("proof.checkpoint", () => parseCheckpoint(parseNote(note).text).origin);
