import { writeFile } from "node:fs/promises";
import { parseEntry } from "../../facts/entry.js";
import { badInput, badInputAt, ProoflineError } from "../../facts/error.js";
import type { VerifierKey } from "../../log/key.js";
import { keysAfter } from "../../log/rotation.js";
import { openConsistentLog } from "../../mirror/consistentLog.js";
import { type EntryVerdict, predictionProof, signerOfProof, verifyEntry } from "../../report/verify/entry.js";
import { heldIn } from "../../report/verify/held.js";
import { type CompleteReport, OmissionCheck } from "../../report/verify/omissions.js";
import {
  type OpenReport,
  openReport,
  type ReportVerdict,
  signerOfReport,
  type ValidReport,
} from "../../report/verify/report.js";
import { RotationCheck } from "../../report/verify/signer.js";
import { type NotValid, notValidOf, verdictOf } from "../../report/verify/verdict.js";
import { publishedLog } from "../publishedLog.js";
import { say, shown, shownJson } from "../terminal.js";
import { readFileBytes, readTextFile, textOf } from "../textFile.js";
import { keyOf } from "../trusted.js";
import { type OthersSay, othersSay } from "./verifyAttested.js";

type AttestedReport = (ValidReport | CompleteReport) & Partial<CompleteReport> & OthersSay;

export interface VerifyOptions {
  readonly vkey?: string;
  readonly proof?: string;
  readonly log?: string;
  readonly witness?: readonly string[];
  readonly witnesses?: string;
  readonly tsaCertificate?: string;
  readonly apiKeyFile?: string;
  readonly json?: boolean;
}

export async function verifyAction(file: string, options: VerifyOptions): Promise<void> {
  const bytes = await readFileBytes(file, MAX_BYTES);
  const verdict = await check(bytes, file, options);
  print(verdict, file, options);
  process.exitCode = verdict.valid ? 0 : verdict.reason === "WRONG" ? 1 : 2;
}

async function check(
  bytes: Uint8Array,
  file: string,
  options: VerifyOptions,
): Promise<ReportVerdict | AttestedReport | EntryVerdict> {
  const held = verdictOf(() => ({ document: heldIn(bytes) }));
  if ("valid" in held) return held;
  const { document } = held;
  if (document === undefined) {
    const text = textOf(bytes, file);
    return isEntry(text) ? checkEntry(text, options) : checkReport(text, options);
  }
  return checkReport(document.json, options, async (report) =>
    (await import("../../documents/samePages.js")).samePages(bytes, document, report),
  );
}

/** RFC 8785 sorts the names of an entry, and this one is the first. */
const isEntry = (text: string): boolean => text.startsWith('{"body":');

async function checkReport(
  text: string,
  options: VerifyOptions,
  checkPages: (report: OpenReport) => Promise<OpenReport | NotValid> = async (report) => report,
): Promise<ReportVerdict | CompleteReport> {
  const signer = signerOfReport(text);
  if ("valid" in signer) return signer;
  const key = await keyOf(signer, options.vkey);
  const opened = openReport(text, key);
  const report = "verdict" in opened ? await checkPages(opened) : opened;
  if (!("verdict" in report)) return report;
  const attested = await othersSay(report.attested, options);
  if ("valid" in attested) return attested;
  const verdict = options.log === undefined ? report.verdict : await completeness(report, key, options);
  if (!verdict.valid) return verdict;
  if (options.proof !== undefined) await writeFile(options.proof, predictionProof(text));
  return { ...verdict, ...attested };
}

async function completeness(
  report: OpenReport,
  key: VerifierKey,
  { log: place = "", apiKeyFile }: VerifyOptions,
): Promise<CompleteReport | NotValid> {
  const log = await publishedLog(place, apiKeyFile);
  const against = new OmissionCheck(report);
  try {
    const keys = keysAfter(report.rotations, [key]);
    const { size, signer, entries } = await openConsistentLog(log, place, report.checkpoint, keys, say);
    const rotated = new RotationCheck(
      [
        { where: "proof.checkpoint", signer: report.signer, size: report.checkpoint.size },
        { where: `the checkpoint of ${place}`, signer, size },
      ],
      report.rotations,
    );
    for await (const { index, bytes, leaf } of entries) {
      const entry = parseEntry(new TextDecoder().decode(bytes));
      against.add(index, leaf, entry);
      rotated.add(index, entry);
    }
    rotated.end();
    return against.end(size, place);
  } catch (error) {
    // who holds both checkpoints holds the evidence: that is no failure to check
    if (error instanceof ProoflineError && error.code === "CONFLICT")
      return { valid: false, reason: "WRONG", where: "proof.checkpoint", what: error.message };
    return notValidOf(error);
  }
}

async function checkEntry(
  text: string,
  { vkey, proof, log, witness, tsaCertificate }: VerifyOptions,
): Promise<EntryVerdict> {
  if (witness !== undefined || tsaCertificate !== undefined)
    throw badInput("--witness and --tsa-certificate are for a report, which has what they check in it");
  if (log !== undefined) throw badInputAt("--log", "is for a report: an entry leaves nothing out");
  if (proof === undefined) throw badInput("an entry is checked against its proof: give --proof FILE");
  const proofText = await readText(proof);
  const signer = signerOfProof(proofText);
  if ("valid" in signer) return signer;
  // entries have no newline: one at the end is an editor's
  return verifyEntry(text.replace(/\n$/, ""), proofText, await keyOf(signer, vkey));
}

/** Several times what the largest report has. */
const MAX_BYTES = 256 * 2 ** 20;

const readText = (file: string): Promise<string> => readTextFile(file, MAX_BYTES);

function print(verdict: ReportVerdict | EntryVerdict, file: string, { json, proof }: VerifyOptions): void {
  const lines = verdict.valid ? validLines(verdict, file, proof) : wrongLines(verdict, file);
  console.log(json ? shownJson(verdict) : lines.map(shown).join("\n"));
}

function validLines(
  verdict: Exclude<ReportVerdict | EntryVerdict, NotValid>,
  file: string,
  proof?: string,
): string[] {
  if ("checked" in verdict)
    return [
      ...reportLines(verdict),
      ...rotationLines(verdict, file),
      ...(proof === undefined ? [] : [`wrote the prediction's proof to ${proof}`]),
    ];
  const { kind, key, index, leafHash, origin, size, signedBy } = verdict;
  return [
    `valid: ${kind} ${key} is in the log ${origin} at index ${index} of ${size}`,
    `  leaf hash ${leafHash}`,
    `  checkpoint signed by ${signedBy}`,
  ];
}

/** How to trust the new key itself. */
function rotationLines({ rotations }: ValidReport, file: string): string[] {
  const last = rotations.at(-1);
  if (last === undefined) return [];
  return [
    "The trusted key is one that the log had before. To trust the new one from now on:",
    `  proofline trust ${last.after} --through ${file}`,
  ];
}

const reportLines = ({
  requestId,
  checked,
  stated,
  notShown,
  root,
  heldAgainstLog = [],
  saidByOthers = [],
}: ValidReport & Partial<AttestedReport>): string[] => [
  `valid: the report of prediction ${requestId}`,
  ...[...checked.sentences, `Root ${root}.`, ...saidByOthers, ...heldAgainstLog].map(
    (sentence) => `  ${sentence}`,
  ),
  "Not shown by any report:",
  ...notShown.map((sentence) => `  ${sentence}`),
  ...policyLines(stated.policy),
];

function policyLines({ changes }: ValidReport["stated"]["policy"]): string[] {
  if (changes.length === 0) return ["It says of itself that it was made by the default policy."];
  return [
    "It says of itself that it was made by a policy of its own:",
    ...changes.map((change) => `  ${change}`),
  ];
}

const HEADLINES = {
  WRONG: "NOT VALID",
  UNREADABLE: "can't be read",
  OTHER_VERSION: "can't be compared",
} as const;

const wrongLines = ({ reason, where, what }: NotValid, file: string): string[] => [
  `${HEADLINES[reason]}: ${file}`,
  `  ${where === "" ? "it" : where}: ${what}`,
];
