import { isObject } from "../../facts/json.js";
import { type FactRef, isFactKind } from "../../facts/kind.js";
import type { SealedValues } from "../../facts/seal.js";
import { canonicalTime } from "../../facts/time.js";
import { FORMAT_VERSION } from "../formats/json.js";
import type {
  AttestedCheckpoint,
  ProofEntry,
  ProofInclusion,
  ReportProof,
  TimestampedCheckpoint,
} from "../proof.js";
import type { Policy } from "../rule.js";
import { policyOf } from "./policy.js";
import { memberPath, parseStrict } from "./strictJson.js";
import { VerificationError } from "./verdict.js";

/** What is taken from a report's document: its proof, and what it was made with. All else is to be made again. */
export interface ReportFile {
  /** Of another version than this one's, sentences and gaps were made by other rules. */
  readonly formatVersion: number;
  readonly requestId: string;
  readonly generatedAt: string;
  readonly asOf: number;
  /** Null where it was made by other rules, which may know other policies. */
  readonly policy: Policy | null;
  readonly truncated: boolean;
  /** The graph's nodes, for a truncated report: which facts were cut off is not in any entry. */
  readonly nodes: readonly (FactRef & { readonly recorded: boolean })[];
  readonly proof: ReportProof;
  /** The whole document. */
  readonly document: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** The document, read as a report. Throws VerificationError: UNREADABLE where it is none, WRONG where a part has another form. */
export function readReportFile(text: string): ReportFile {
  const document = parseStrict(text, "");
  if (!isObject(document) || typeof document.requestId !== "string")
    throw new VerificationError("", "is no report of Proofline", "UNREADABLE");
  if (!isObject(document.proof))
    throw new VerificationError(
      "proof",
      "is not there: verify reads the JSON document of a report, which has its proof in it",
      "UNREADABLE",
    );
  const formatVersion =
    document.formatVersion === undefined ? 1 : count(document.formatVersion, "formatVersion");
  const graph = members(document.graph, "graph");
  return {
    formatVersion,
    requestId: document.requestId,
    generatedAt: time(document.generatedAt, "generatedAt"),
    asOf: count(document.asOf, "asOf"),
    policy:
      formatVersion === FORMAT_VERSION
        ? policyOf(members(document.completeness, "completeness").policy)
        : null,
    truncated: flag(graph.truncated, "graph.truncated"),
    nodes: list(graph.nodes, "graph.nodes", readNode),
    proof: readProof(document.proof, formatVersion),
    document,
  };
}

const readProof = (proof: Members, formatVersion: number): ReportProof => ({
  checkpoint: text(proof.checkpoint, "proof.checkpoint"),
  verifierKey: text(proof.verifierKey, "proof.verifierKey"),
  // of a version that knew none
  rotations: proof.rotations === undefined ? [] : list(proof.rotations, "proof.rotations", text),
  entries: list(proof.entries, "proof.entries", readEntry),
  inclusions: list(proof.inclusions, "proof.inclusions", readInclusion),
  ...(formatVersion < ATTESTED_SINCE
    ? { witnessed: [], timestamped: null }
    : {
        witnessed: list(proof.witnessed, "proof.witnessed", readAttested),
        timestamped:
          proof.timestamped === null ? null : readTimestamped(proof.timestamped, "proof.timestamped"),
      }),
});

/** The first version with checkpoints that others speak for. */
const ATTESTED_SINCE = 5;

function readAttested(value: unknown, at: string): AttestedCheckpoint {
  const attested = members(value, at);
  return {
    checkpoint: text(attested.checkpoint, `${at}.checkpoint`),
    consistency: list(attested.consistency, `${at}.consistency`, text),
  };
}

const readTimestamped = (value: unknown, at: string): TimestampedCheckpoint => ({
  ...readAttested(value, at),
  token: text(members(value, at).token, `${at}.token`),
});

function readNode(value: unknown, at: string): FactRef & { recorded: boolean } {
  const node = members(value, at);
  return { ...readRef(node, at), recorded: flag(node.recorded, `${at}.recorded`) };
}

function readEntry(value: unknown, at: string): ProofEntry {
  const entry = members(value, at);
  return {
    ...readRef(entry, at),
    index: count(entry.index, `${at}.index`),
    entry: text(entry.entry, `${at}.entry`),
    sealed: readSealed(entry.sealed, `${at}.sealed`),
  };
}

const readSealed = (value: unknown, at: string): SealedValues =>
  Object.fromEntries(
    Object.entries(members(value, at)).map(([name, item]) => {
      const path = memberPath(at, name);
      const sealed = members(item, path);
      const salt = text(sealed.salt, `${path}.salt`);
      // of another length, bytes could move from the value to the salt under the same digest
      if (!/^[0-9a-f]{64}$/.test(salt))
        throw new VerificationError(`${path}.salt`, "is not 32 bytes in lower-case hex");
      return [name, { value: text(sealed.value, `${path}.value`), salt }];
    }),
  );

function readInclusion(value: unknown, at: string): ProofInclusion {
  const inclusion = members(value, at);
  return {
    index: count(inclusion.index, `${at}.index`),
    size: count(inclusion.size, `${at}.size`),
    hashes: list(inclusion.hashes, `${at}.hashes`, text),
    checkpoint: text(inclusion.checkpoint, `${at}.checkpoint`),
  };
}

function readRef({ kind, key }: Members, at: string): FactRef {
  if (!isFactKind(kind)) throw new VerificationError(`${at}.kind`, "is no kind of fact");
  return { kind, key: text(key, `${at}.key`) };
}

function members(value: unknown, where: string): Members {
  if (!isObject(value)) throw new VerificationError(where, "is not an object");
  return value;
}

function list<T>(value: unknown, where: string, read: (item: unknown, where: string) => T): T[] {
  if (!Array.isArray(value)) throw new VerificationError(where, "is not a list");
  return value.map((item, i) => read(item, memberPath(where, i)));
}

/** Well-formed Unicode: half of a surrogate pair has no bytes of its own, so two texts would have one hash. */
function text(value: unknown, where: string): string {
  if (typeof value !== "string" || !value.isWellFormed())
    throw new VerificationError(where, "is not a text of well-formed Unicode");
  return value;
}

function count(value: unknown, where: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new VerificationError(where, "is not a whole number from 0 to 2^53 - 1");
  return value;
}

function flag(value: unknown, where: string): boolean {
  if (typeof value !== "boolean") throw new VerificationError(where, "is not true or false");
  return value;
}

function time(value: unknown, where: string): string {
  const given = text(value, where);
  if (canonicalTime(given) !== given)
    throw new VerificationError(where, "is not a time as 2026-11-21T22:00:00.000Z");
  return given;
}
