import { type FactRef, refId } from "../../facts/kind.js";
import type { StoredFact } from "../../facts/record.js";
import type { ProvenReport } from "../formats/format.js";
import { json } from "../formats/json.js";
import { factsToProve, proofEntries } from "../proof.js";
import { buildReport } from "../report.js";
import type { Policy } from "../rule.js";
import { openPredictionTrail, type PredictionTrail } from "../trail.js";
import { called, clip } from "../words.js";
import type { OpenEntry } from "./entries.js";
import type { ReportFile } from "./file.js";
import { firstDifference, memberPath, parseStrict } from "./strictJson.js";
import { readAt, VerificationError } from "./verdict.js";

/**
 * Builds the report again from the entries alone and holds the document against it, proof included, so that nothing in
 * it is left unchecked. Throws VerificationError where they first differ.
 */
export function compareReport(
  entries: ReadonlyMap<string, OpenEntry>,
  file: ReportFile,
  policy: Policy,
): { trail: PredictionTrail; report: ProvenReport } {
  const trail = openAgain(entries, file);
  const { generatedAt, asOf, proof } = file;
  // an entry may be in the log and yet be none that a report can be made of
  const report = readAt("proof.entries", () => ({
    ...buildReport(trail, { generatedAt, asOf, policy }),
    proof: {
      ...proof,
      entries: proofEntries(trail.stored),
      inclusions: inOrder(trail, file),
    },
  }));
  const difference = firstDifference(parseStrict(json.render(report), ""), file.document);
  if (difference === undefined) return { trail, report };
  const { where, expected, found } = difference;
  throw new VerificationError(where, `${said(found, "says", "is missing")}, and ${expectation(expected)}`);
}

/** The proofs that the report needs, in the order it has them; what each holds is verified. */
function inOrder(
  trail: PredictionTrail,
  { proof, requestId }: ReportFile,
): ReportFile["proof"]["inclusions"] {
  const byIndex = new Map(proof.inclusions.map((inclusion) => [inclusion.index, inclusion]));
  return factsToProve(trail.stored, { kind: "Prediction", key: requestId }).flatMap(
    ({ recorded }) => byIndex.get(recorded?.index ?? -1) ?? [],
  );
}

/**
 * The trail that the entries make. Throws VerificationError where an entry has no place in it, or where the document shows a node that
 * no reference leads to from the prediction.
 */
function openAgain(entries: ReadonlyMap<string, OpenEntry>, file: ReportFile): PredictionTrail {
  const start: FactRef = { kind: "Prediction", key: file.requestId };
  if (!entries.has(refId(start)))
    throw new VerificationError("requestId", "is of a prediction whose entry is not in the report");
  const stored = [...entries.values()].map(
    ({ kind, key, given }): StoredFact => ({ kind, key, recorded: given }),
  );
  const walked = file.truncated ? walkedOf(stored, file) : stored;
  // which of them only point at the trail follows from where the walk leads, and amendments lead it on
  const trail = readAt("proof.entries", () =>
    openPredictionTrail({ start, walked, attached: stored, truncated: file.truncated }),
  );
  const placed = new Set(trail.stored.map(refId));
  for (const fact of stored)
    if (!placed.has(refId(fact)))
      throw new VerificationError(
        entries.get(refId(fact))?.where ?? "proof.entries",
        `${called(fact)} has no place in this report`,
      );
  for (const [i, node] of file.nodes.entries())
    if (trail.get(node) === undefined)
      throw new VerificationError(
        memberPath("graph.nodes", i),
        `is ${called(node)}, and no reference leads to it from the prediction`,
      );
  return trail;
}

/** Where the walk was cut is in no entry: a truncated report says itself what it reached, which may only be less. */
function walkedOf(stored: readonly StoredFact[], { nodes }: ReportFile): StoredFact[] {
  const shown = new Set(nodes.map(refId));
  const known = new Set(stored.map(refId));
  const isKnown = (fact: FactRef) => known.has(refId(fact));
  return [
    ...stored.filter((fact) => shown.has(refId(fact))),
    ...nodes.filter((node) => !isKnown(node)).map(({ kind, key }) => ({ kind, key, recorded: null })),
  ];
}

const said = (value: unknown, verb: string, none: string): string =>
  value === undefined ? none : `${verb} ${clip(JSON.stringify(value), 120)}`;
const expectation = (value: unknown): string =>
  value === undefined ? "a report of these entries has no such thing" : said(value, "the entries say", "");
