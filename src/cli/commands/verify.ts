import { readFile, writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { ProoflineError } from "../../facts/error.js";
import type { VerifierKey } from "../../log/key.js";
import { type EntryVerdict, predictionProof, verifyEntry } from "../../report/verify/entry.js";
import { originOfProof, originOfReport } from "../../report/verify/origin.js";
import { type ReportVerdict, type ValidReport, verifyReport } from "../../report/verify/report.js";
import type { NotValid } from "../../report/verify/verdict.js";
import { keysFrom, readKeys, trustedKeysFile } from "../trusted.js";

interface Options {
  readonly vkey?: string;
  readonly proof?: string;
  readonly json?: boolean;
}

const HELP = `
With a report, --proof FILE writes its prediction's proof to FILE (c2sp.org/tlog-proof@v1), once the report is valid.
With a file of one entry's bytes, --proof FILE reads the proof in FILE and checks the entry against it.

Exit code 0: valid. 1: not valid. 2: can't be read or checked.`;

export function verifyCommand(program: Command): void {
  program
    .command("verify")
    .description("check a report offline, without trusting the service that made it")
    .argument("<file>", "the report's JSON document, or one entry")
    .option("--vkey <key>", "the log's verifier key, or a file of it (the key trusted for that log)")
    .option("--proof <file>", "a single entry's proof: written for a report, read for an entry")
    .option("--json", "print the verdict as JSON")
    .addHelpText("after", HELP)
    .action(async (file: string, options: Options) => {
      const text = await readText(file);
      const verdict = isEntry(text) ? await checkEntry(text, options) : await checkReport(text, options);
      print(verdict, file, options);
      process.exitCode = verdict.valid ? 0 : verdict.reason === "WRONG" ? 1 : 2;
    });
}

/** RFC 8785 sorts the names of an entry, and this one is the first. */
const isEntry = (text: string): boolean => text.startsWith('{"body":');

async function checkReport(text: string, { vkey, proof }: Options): Promise<ReportVerdict> {
  const origin = originOfReport(text);
  if (typeof origin !== "string") return origin;
  const verdict = verifyReport(text, await keyOf(origin, vkey));
  if (verdict.valid && proof !== undefined) await writeFile(proof, predictionProof(text));
  return verdict;
}

async function checkEntry(text: string, { vkey, proof }: Options): Promise<EntryVerdict> {
  if (proof === undefined)
    throw new ProoflineError("BAD_USER_INPUT", "an entry is checked against its proof: give --proof FILE");
  const proofText = await readText(proof);
  const origin = originOfProof(proofText);
  if (typeof origin !== "string") return origin;
  // entries have no newline: one at the end is an editor's
  return verifyEntry(text.replace(/\n$/, ""), proofText, await keyOf(origin, vkey));
}

/** The key given, else the one trusted for the log: a key given is used even where the log has another name. */
async function keyOf(origin: string, given: string | undefined): Promise<VerifierKey> {
  const file = trustedKeysFile();
  const keys = given === undefined ? await readKeys(file) : await keysFrom(given);
  const key = keys.find(({ name }) => name === origin) ?? (given === undefined ? undefined : keys[0]);
  if (key !== undefined) return key;
  throw new ProoflineError(
    "BAD_USER_INPUT",
    `no key is trusted for the log ${shown(origin)}. Get its verifier key from someone you trust, not with the report, and give it: --vkey KEY for once, or proofline trust KEY for good`,
  );
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ProoflineError("BAD_USER_INPUT", `can't be read: ${why}`, { path: file, cause });
  }
}

function print(verdict: ReportVerdict | EntryVerdict, file: string, { json, proof }: Options): void {
  const lines = verdict.valid ? validLines(verdict, proof) : wrongLines(verdict, file);
  console.log(json ? JSON.stringify(verdict, null, 2) : lines.map(shown).join("\n"));
}

function validLines(verdict: Exclude<ReportVerdict | EntryVerdict, NotValid>, proof?: string): string[] {
  if ("checked" in verdict)
    return [
      ...reportLines(verdict),
      ...(proof === undefined ? [] : [`wrote the prediction's proof to ${proof}`]),
    ];
  const { kind, key, index, leafHash, origin, size, signedBy } = verdict;
  return [
    `valid: ${kind} ${key} is in the log ${origin} at index ${index} of ${size}`,
    `  leaf hash ${leafHash}`,
    `  checkpoint signed by ${signedBy}`,
  ];
}

const reportLines = ({ requestId, checked, stated, notShown, root }: ValidReport): string[] => [
  `valid: the report of prediction ${requestId}`,
  ...checked.sentences.map((sentence) => `  ${sentence}`),
  `  Root ${root}.`,
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

const wrongLines = ({ reason, where, what }: NotValid, file: string): string[] => [
  `${reason === "WRONG" ? "NOT VALID" : "can't be read"}: ${file}`,
  `  ${where === "" ? "it" : where}: ${what}`,
];

/** What comes from the file can't move the cursor or recolour the terminal. */
const shown = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
