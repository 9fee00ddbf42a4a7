import { refId } from "../../facts/kind.js";
import { Erasure } from "../../facts/kinds/erasure.js";
import type { Checkpoint } from "../../log/checkpoint.js";
import { formatVerifierKey, type VerifierKey } from "../../log/key.js";
import { type Rotation, rotationSentence } from "../../log/rotation.js";
import type { ProvenReport } from "../formats/format.js";
import { FORMAT_VERSION } from "../formats/json.js";
import { notShown, type Stated, type UnshownCause, unshownCauses } from "../notShown.js";
import { policyInForce } from "../policyInForce.js";
import type { Policy } from "../rule.js";
import type { Trail } from "../trail.js";
import { count, counted } from "../words.js";
import { type Attested, attestedSentences, checkAttested } from "./attested.js";
import { compareReport } from "./comparison.js";
import { type OpenEntry, openEntries } from "./entries.js";
import { type ReportFile, readReportFile } from "./file.js";
import { checkInclusions } from "./inclusions.js";
import { checkReferences } from "./references.js";
import { checkCheckpoint, type NamedSigner, namedSigner } from "./signer.js";
import {
  type NotValid,
  type SignedTreeHead,
  signedTreeHead,
  VerificationError,
  verdictOf,
} from "./verdict.js";

/** A report that its proof bears out. */
export interface ValidReport extends SignedTreeHead {
  readonly valid: true;
  readonly requestId: string;
  readonly checked: Checked;
  /** How the trusted key became the one that signed, each step signed by both its keys; none where it is the same. */
  readonly rotations: readonly KeyChange[];
  /** What the report was made with, on its own word: no entry says it. */
  readonly stated: Stated;
  /** What the report can't show, in words, one a line. */
  readonly notShown: readonly string[];
  /** Causes that entries name without a hash, and that are not in the report: those of `notShown`, as data. */
  readonly unshownCauses: readonly UnshownCause[];
}

/** Verifier keys. */
export interface KeyChange {
  readonly at: string;
  readonly before: string;
  readonly after: string;
}

/** What was checked: how much of it, and in words, one a line. */
export interface Checked {
  readonly entries: number;
  readonly sealedValues: number;
  /** Not there, and an Erasure in the report says why. */
  readonly erasedValues: number;
  /** Not there, and nothing in the report says why. */
  readonly withheldValues: number;
  readonly referencesByHash: number;
  readonly inclusionProofs: number;
  readonly nodes: number;
  readonly edges: number;
  readonly sentences: readonly string[];
}
export type ReportVerdict = ValidReport | NotValid;

/** A valid report, opened, for whoever holds it against the log. */
export interface OpenReport {
  readonly verdict: ValidReport;
  readonly checkpoint: Checkpoint;
  /** The checkpoints that others speak for; what they say is not verified yet. */
  readonly attested: Attested;
  /** The key that signed it, and how the trusted one became that. */
  readonly signer: VerifierKey;
  readonly rotations: readonly Rotation[];
  readonly entries: ReadonlyMap<string, OpenEntry>;
  readonly trail: Trail;
  /** Built again from the entries: documents for people are made of it. */
  readonly report: ProvenReport;
}

/**
 * Checks a report offline: the text of its JSON document, against the verifier key of the log it is from, which must
 * come from elsewhere. Nothing in the text is taken on trust:
 *
 * 1. the checkpoint is signed by the key, or by one that it was changed for, as both keys say of each change, and the report
 *    is of a past that it covers;
 * 2. each entry is canonical and named rightly, and its sealed values open their seals (one that is not there was erased or is withheld);
 * 3. each reference by hash leads to the entry with that hash;
 * 4. the prediction's entry, and each that no other names by hash, is in the log of the checkpoint at its index;
 * 5. each checkpoint in it that others speak for has the prediction, and the log of its own begins with that one. Whether they
 *    do speak for it takes their keys: `checkWitnesses`, and the authority's certificate;
 * 6. the report, built again from the entries alone, says the same to the last value, and uses every entry. A document
 *    that another version of Proofline made (`formatVersion`) is not valid: its rules and words were others.
 *
 * The answer names the first thing that is wrong, or with `notShown` what a valid report leaves open. Of an entry that is
 * proven by a reference only, that includes its exact index: it is below that of each entry that names it, above those that
 * it names, and in order with the times of recording.
 */
export function verifyReport(text: string, key: VerifierKey): ReportVerdict {
  const opened = openReport(text, key);
  return "verdict" in opened ? opened.verdict : opened;
}

/** As `verifyReport`. */
export const openReport = (text: string, key: VerifierKey): OpenReport | NotValid =>
  verdictOf(() => {
    const file = readReportFile(text);
    const { checkpoint, signer, rotations } = checkCheckpoint(file, key);
    const entries = openEntries(file);
    const referencesByHash = checkReferences(entries, file);
    checkInclusions(entries, file, checkpoint);
    const attested = checkAttested(entries, file, checkpoint);
    const policy = policyOfThisVersion(file, entries.size);
    const { trail, report } = compareReport(entries, file, policy);
    const { requestId, generatedAt, asOf, truncated, proof } = file;
    const counts = {
      ...countsOf([...entries.values()]),
      referencesByHash,
      inclusionProofs: proof.inclusions.length,
      nodes: trail.facts.length,
      edges: trail.edges.length,
    };
    const stated = { generatedAt, asOf, policy: policyInForce(policy), truncated };
    const signed = signedTreeHead(checkpoint, signer.id);
    const verdict: ValidReport = {
      valid: true,
      ...signed,
      requestId,
      checked: {
        ...counts,
        sentences: [...sentencesOf(counts, signed, rotations), ...attestedSentences(attested)],
      },
      rotations: rotations.map(({ at, before, after }) => ({
        at,
        before: formatVerifierKey(before),
        after: formatVerifierKey(after),
      })),
      stated,
      notShown: notShown(stated, proof.entries),
      unshownCauses: unshownCauses(proof.entries),
    };
    return { verdict, checkpoint, attested, signer, rotations, entries, trail, report };
  });

/** Who a report says signed it, on its own word: to look up the key that is trusted for it. */
export const signerOfReport = (text: string): NamedSigner | NotValid =>
  verdictOf(() => namedSigner(readReportFile(text).proof.checkpoint));

/** The key rotations that a report says led to its key. None is verified. Throws VerificationError where it is no report. */
export const rotationsInReport = (text: string): readonly string[] => readReportFile(text).proof.rotations;

type Counts = Omit<Checked, "sentences">;

const countsOf = (entries: readonly OpenEntry[]) => ({
  entries: entries.length,
  sealedValues: entries.reduce((sum, { sealed }) => sum + sealed, 0),
  ...goneValues(entries),
});

function goneValues(entries: readonly OpenEntry[]): Pick<Counts, "erasedValues" | "withheldValues"> {
  const erased = new Set(
    entries
      .filter(({ kind }) => kind === "Erasure")
      .flatMap(({ entry }) => entry.refs.filter(({ rel }) => rel === ERASES).map(refId)),
  );
  const sum = (those: readonly OpenEntry[]) => those.reduce((total, { gone }) => total + gone, 0);
  return {
    erasedValues: sum(entries.filter(({ id }) => erased.has(id))),
    withheldValues: sum(entries.filter(({ id }) => !erased.has(id))),
  };
}
const { rel: ERASES } = Erasure.fields.fact;

/** What another version made says it by other rules and in other words: built again by these, an honest one would differ. */
function policyOfThisVersion({ formatVersion, policy }: ReportFile, entries: number): Policy {
  if (policy !== null) return policy;
  throw new VerificationError(
    "formatVersion",
    `is ${formatVersion}, and this Proofline makes and compares version ${FORMAT_VERSION}. Its ${entriesOf(entries)} are in the log of the checkpoint, unaltered; what it says of them was NOT compared with them. Verify it with the Proofline that made it, or ask for the report again`,
    "OTHER_VERSION",
  );
}

function sentencesOf(
  counts: Counts,
  { origin, size, signedBy: signer }: SignedTreeHead,
  rotations: readonly Rotation[],
): string[] {
  const { entries, inclusionProofs } = counts;
  const others = entries - inclusionProofs;
  const rest =
    others === 0
      ? ""
      : `; ${count(others)} more by the references from those, which show that they are in the log, and not at which index`;
  const erased = counts.erasedValues === 0 ? "" : `; ${count(counts.erasedValues)} more erased`;
  const withheld =
    counts.withheldValues === 0
      ? ""
      : `; ${count(counts.withheldValues)} more withheld: the report lacks them, and no erasure in it says why`;
  return [
    `Checkpoint of ${origin} at ${counted(size, "fact")}: signed by ${signer}.`,
    ...rotations.map(
      (rotation) => `${rotationSentence(rotation)} Both keys signed that, and the one before is trusted.`,
    ),
    `${entriesOf(entries)}: canonical, each of the fact it is named after.`,
    `${counted(counts.sealedValues, "sealed value")}: as the entries have them sealed${erased}${withheld}.`,
    `${counted(counts.referencesByHash, "reference")} by hash: each leads to the entry with that hash.`,
    `${counted(inclusionProofs, "inclusion proof")}: in the log of the checkpoint${rest}.`,
    `Report: built again from the entries alone, it says the same. ${counted(counts.nodes, "fact")} and ${counted(counts.edges, "reference")} in the graph.`,
  ];
}

const entriesOf = (value: number): string => (value === 1 ? "1 entry" : `${count(value)} entries`);
