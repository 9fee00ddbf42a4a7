import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { badInputAt, ProoflineError } from "../facts/error.js";
import { parseVerifierKey, type VerifierKey } from "../log/key.js";
import { isSignatureBy } from "../log/note.js";
import { type Signer, SignerError } from "./signer.js";

/** A program that signs with a key which is not on this machine, or not for this process to read. */
export interface SigningCommand {
  /** The program and its arguments. No shell looks at them. */
  readonly words: readonly string[];
  readonly key: VerifierKey;
}

const TIMEOUT_MS = 10_000;
/** Base64 of a signature has 88 characters. */
const MAX_OUTPUT = 1_024;
const SHOWN_OF_STDERR = 200;

/**
 * A command and its verifier key, of which one is given with the other or none of them. Throws BAD_USER_INPUT under the names
 * that they have.
 *
 * @param key a verifier key, or a file of it
 */
export function readSigningCommand(
  command: string | undefined,
  key: string | undefined,
  names: { readonly command: string; readonly key: string },
): SigningCommand | undefined {
  if (command === undefined && key === undefined) return undefined;
  if (command === undefined) throw badInputAt(names.command, `must be set where ${names.key} is`);
  if (key === undefined) throw badInputAt(names.key, `must be set where ${names.command} is`);
  return { words: wordsOf(command, names.command), key: readVerifierKey(key, names.key) };
}

function readVerifierKey(given: string, name: string): VerifierKey {
  try {
    return parseVerifierKey((given.includes("+") ? given : readFileSync(given, "utf8")).trim());
  } catch (cause) {
    const why = cause instanceof ProoflineError ? cause.message : "that file can't be read";
    throw badInputAt(name, `must be a verifier key as name+id+key, or a file of one: ${why}`, cause);
  }
}

/** The words of a command line: spaces part them, but not within quotation marks, of either sort. Throws BAD_USER_INPUT. */
export function wordsOf(line: string, name: string): string[] {
  const words = [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ""),
  );
  if (words.length === 0 || /["']/.test(line.replace(/"[^"]*"|'[^']*'/g, "")))
    throw badInputAt(name, "must be a program and its arguments, each quotation mark with its other one");
  return words;
}

/**
 * Signs by a program: it has the text on its standard input, and answers with the Ed25519 signature, as 64 bytes or their
 * base64. The signature is verified before it is used.
 */
export const commandSigner = ({ words, key }: SigningCommand): Signer => ({
  key,
  sign: async (text) => {
    const signature = signatureIn(await outputOf(words, text));
    if (signature !== undefined && isSignatureBy(key, signature, text)) return signature;
    throw failed(
      words,
      signature === undefined
        ? "did not answer with a signature: 64 bytes, or their base64"
        : `answered with a signature that is not by ${key.name}+${key.id}`,
    );
  },
});

function signatureIn(output: Buffer): Buffer | undefined {
  if (output.length === 64) return output;
  const text = output.toString("latin1").trim();
  return /^[A-Za-z0-9+/]{86}==$/.test(text) ? Buffer.from(text, "base64") : undefined;
}

function outputOf([program = "", ...args]: readonly string[], text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
    const chunks: Buffer[] = [];
    let size = 0;
    let complaint = "";
    const end = (why: string, cause?: unknown) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      // a process that it left behind may hold these open
      child.stdout.destroy();
      child.stderr.destroy();
      reject(failed([program], why, cause));
    };
    const timer = setTimeout(() => end(`did not answer within ${TIMEOUT_MS / 1_000} seconds`), TIMEOUT_MS);
    child.on("error", (cause) => end("can't be started", cause));
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_OUTPUT) end("answered with more than a signature");
      else chunks.push(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      complaint = (complaint + chunk).slice(0, SHOWN_OF_STDERR);
    });
    // one that ends without reading is told by its exit code
    child.stdin.on("error", () => {});
    child.stdin.end(text);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(chunks));
      else end(`ended with ${signal ?? `exit code ${code}`}${said(complaint)}`);
    });
  });
}

/** What it complained of, in one line. */
const said = (complaint: string): string => {
  const line = complaint.replace(/[^\x20-\x7e]+/g, " ").trim();
  return line === "" ? "" : `: ${line}`;
};

const failed = ([program = ""]: readonly string[], why: string, cause?: unknown): SignerError =>
  new SignerError(`the log can't be signed now: the signing command ${program} ${why}`, cause);
