import { refId } from "../../facts/kind.js";
import { type DraftBlock, heading, paragraph, table } from "../document/draftBlock.js";
import { code, phrase, text } from "../document/parts.js";
import { count, counted, moment, noun } from "../words.js";
import type { ProvenCard } from "./card.js";

/** What a card does not show, for whoever relies on it. */
export const notShownSection = ({ graph }: ProvenCard): DraftBlock[] => [
  heading(2, "What this document does not show"),
  {
    type: "list",
    items: [
      "That what was recorded is true. The log shows who said it and when, and that it was not changed since.",
      "Anything of single predictions, their outcomes and reviews: an audit report of a prediction has them.",
      "What anybody recorded after it was made: a later rejection, retirement or correction among it.",
      "That nothing was left out which points at these facts. Only the log itself shows that.",
      ...(graph.truncated ? ["What lies beyond the limit at which the trail was cut."] : []),
    ].map((sentence) => text(sentence)),
  },
];

/** Where each fact is in the log. */
export function leafSection({ graph, proof }: ProvenCard): DraftBlock[] {
  const walked = new Set(graph.nodes.map(refId));
  const beside = proof.entries.filter((entry) => !walked.has(refId(entry))).length;
  const recorded = graph.nodes.filter(({ index }) => index !== null);
  return [
    heading(2, "Hashes"),
    paragraph(
      `The model version rests on ${counted(graph.nodeCount, "fact")} and ${counted(graph.edgeCount, "reference")} between them; ${count(graph.nodeCount - recorded.length)} of these facts others only refer to. ${counted(beside, "fact")} more, as approvals and deployments, refer to it. A leaf hash is what the log holds of a fact.`,
    ),
    ...table(
      ["Fact", "Leaf hash", "Position"],
      recorded.map(({ kind, key, index, leafHash }) => [
        phrase(`${noun(kind)} `, code(key)),
        code(leafHash ?? ""),
        text(String(index)),
      ]),
    ),
  ];
}

/** The checkpoint that the card was made at, and how its facts can be held against it. */
export const basisSection = ({ generatedAt, asOf, proof }: ProvenCard): DraftBlock[] => [
  heading(2, "What it rests on"),
  paragraph(
    `Made on ${moment(generatedAt)} from the first ${counted(asOf, "fact")} of the log. The checkpoint below covers them:`,
  ),
  { type: "code", text: proof.checkpoint.trimEnd() },
  { type: "definitions", items: [{ term: "Verifier key", content: code(proof.verifierKey) }] },
  paragraph(
    "This document is a summary, and proofline verify does not take it. Its JSON form has each fact as it stands in the log and inclusion proofs for this checkpoint, so that any program for RFC 6962 can check them; the audit report of a prediction that the model made proves the same facts, and proofline verify checks that. Whoever checks needs the key from elsewhere: one that came with a document shows nothing.",
  ),
  { type: "qr", text: proof.checkpoint, holds: "The checkpoint above" },
];
