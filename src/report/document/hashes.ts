import { isBesideTrails, KINDS, SECTIONS } from "../../facts/kinds/index.js";
import type { ProvenReport } from "../formats/format.js";
import type { LineageNode } from "../lineage.js";
import { counted, noun } from "../words.js";
import { type DraftBlock, heading, paragraph, table } from "./draftBlock.js";
import { code, type Phrase, phrase, text } from "./parts.js";

/** Every hash of the report in one table. */
export function hashSection(report: ProvenReport): DraftBlock[] {
  const { proof } = report;
  const proven = new Set(proof.inclusions.map(({ index }) => index));
  return [
    heading(2, "Hashes"),
    paragraph(
      "A leaf hash is what the log holds of a fact. A position that an inclusion proof shows is certain; one that is proven by a reference alone is only known to be before that of each fact that names it.",
    ),
    ...table(
      ["Fact", "Hash", "SHA-256", "Position", "Proven by"],
      logged(report).flatMap((fact) => hashRows(fact, proven)),
    ),
  ];
}

/** The checkpoint that the report is proven for, to be compared and kept. It stands last, where it is found. */
export const proofSection = ({ proof }: ProvenReport): DraftBlock[] => [
  heading(2, "Proof"),
  paragraph(
    `The JSON document of this report holds ${counted(proof.entries.length, "fact")} of the log and ${counted(proof.inclusions.length, "inclusion proof")} for the checkpoint below. The command proofline verify checks it without the service that made it, with a key that was pinned before.`,
  ),
  { type: "code", text: proof.checkpoint.trimEnd() },
  { type: "definitions", items: [{ term: "Verifier key", content: code(proof.verifierKey) }] },
  paragraph(
    "Whoever checks this report needs that key from elsewhere: one that came with a report shows nothing.",
  ),
  { type: "qr", text: proof.checkpoint, holds: "The checkpoint above" },
];

type Logged = Pick<LineageNode, "kind" | "key" | "index" | "leafHash" | "properties">;

/** The recorded facts of the report: those of the trail, then what points at it. */
function logged(report: ProvenReport): Logged[] {
  const inTrail = new Set(report.approvals.map(({ key }) => key));
  const decisions = report.decisions.filter(({ key }) => !inTrail.has(key));
  const beside = SECTIONS.filter(({ kind }) => isBesideTrails(kind)).flatMap(({ name, kind }) =>
    report[name].map((fact) => ({ ...fact, kind })),
  );
  const pointing = [...decisions.map((one) => ({ ...one, kind: "Approval" as const })), ...beside];
  return [...report.graph.nodes, ...pointing.map((one) => ({ ...one, properties: null }))].filter(
    ({ index }) => index !== null,
  );
}

function hashRows(
  { kind, key, index, leafHash, properties }: Logged,
  proven: ReadonlySet<number>,
): Phrase[][] {
  const fact = phrase(`${noun(kind)} `, code(key));
  const own = Object.entries(KINDS[kind].fields).flatMap(([name, field]): Phrase[][] => {
    const hash = field.type === "scalar" && field.scalar === "SHA256" ? properties?.[name] : undefined;
    return typeof hash === "string" ? [[fact, text(name), code(hash), [], []]] : [];
  });
  if (index === null || leafHash === null) return own;
  const by = proven.has(index) ? "inclusion proof" : "reference";
  return [[fact, text("leaf"), code(leafHash), text(String(index)), text(by)], ...own];
}
