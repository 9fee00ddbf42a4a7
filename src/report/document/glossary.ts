import { type DraftBlock, heading } from "./draftBlock.js";
import { text } from "./parts.js";

/** The words that a reader of the report must know. */
const WORDS: readonly (readonly [term: string, meaning: string])[] = [
  ["Fact", "what somebody recorded, as a prediction or an approval. It never changes."],
  [
    "Recorded",
    "added to the log, by somebody and at a time that the log gave. The time stated is the sender's claim.",
  ],
  ["Trail", "the prediction and everything it rests on, back to the source tables."],
  [
    "Gap",
    "something that a rule looked for in the trail and did not find, or found to contradict something else.",
  ],
  ["Amendment", "a correction beside a fact, which itself stays as it was."],
  [
    "Erased",
    "a personal or long value that was removed for good, which an Erasure in the log says. Its digest stays.",
  ],
  [
    "Withheld",
    "a value that was recorded and is not in this report, though no Erasure says that it was erased.",
  ],
  ["Leaf hash", "the SHA-256 that stands for one fact in the log. Another content has another hash."],
  [
    "Checkpoint",
    "the size and root hash of the log, signed. Who keeps one can tell if any fact before it is changed.",
  ],
  [
    "Inclusion proof",
    "the hashes that lead from one fact to the checkpoint's root, and so show that it is in the log.",
  ],
];

export const glossary: readonly DraftBlock[] = [
  heading(2, "Glossary"),
  { type: "definitions", items: WORDS.map(([term, meaning]) => ({ term, content: text(meaning) })) },
];
