import { counted } from "../../words.js";
import type { ProvenReport } from "../format.js";
import { type Block, heading, paragraph } from "./blocks.js";

/** The checkpoint that the report is proven for, to be compared and kept. The proof itself is in the JSON document. */
export const proof = ({ proof: { checkpoint, entries, inclusions } }: ProvenReport): Block[] => [
  heading(2, "Proof"),
  paragraph(
    `The JSON document of this report holds ${counted(entries.length, "fact")} of the log and ${counted(inclusions.length, "inclusion proof")} for the checkpoint below, and can be checked without the service that made it, with a key that was pinned before: proofline verify.`,
  ),
  `\`\`\`\n${checkpoint.trimEnd()}\n\`\`\``,
];
