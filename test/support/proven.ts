import { fromHex, toBase64, utf8 } from "../../src/facts/bytes.js";
import { leafHashHex } from "../../src/facts/entry.js";
import type { FactRef } from "../../src/facts/kind.js";
import type { StoredFact } from "../../src/facts/record.js";
import { signCheckpoint } from "../../src/log/checkpoint.js";
import { formatVerifierKey, type SigningKey, signingKey } from "../../src/log/key.js";
import { leafHash } from "../../src/log/merkle.js";
import { rootOf } from "../../src/log/tree.js";
import { trailAsOf } from "../../src/report/asOf.js";
import type { ProvenReport } from "../../src/report/formats/format.js";
import { json } from "../../src/report/formats/json.js";
import { DEFAULT_POLICY } from "../../src/report/policy.js";
import { factsToProve, proofEntries, type ReportProof } from "../../src/report/proof.js";
import { buildReport } from "../../src/report/report.js";
import type { Policy } from "../../src/report/rule.js";
import { openPredictionTrail, type PredictionTrail } from "../../src/report/trail.js";
import { MemoryLog } from "./memoryLog.js";
import type { Sent } from "./trails.js";

export const KEY = signingKey("log.example/proofline", new Uint8Array(32).fill(7));

export interface ProvenOptions {
  readonly key?: SigningKey;
  readonly policy?: Policy;
  readonly asOf?: number;
  /** Facts in the log. */
  readonly size?: number;
  /** Told apart from other logs by what stands between the report's facts. */
  readonly filler?: string;
  /** How the log came to the key. */
  readonly rotations?: readonly string[];
  /** What the proof holds, where it is not just the report's facts. */
  readonly stored?: readonly StoredFact[];
}

/** The report of a trail with its proof, as the service makes it, from a log that has other facts too. */
export function proven(
  trail: PredictionTrail,
  {
    key = KEY,
    policy = DEFAULT_POLICY,
    asOf = 100,
    size = 137,
    filler = "",
    stored = trail.stored,
    rotations = [],
  }: ProvenOptions = {},
): ProvenReport {
  const report = buildReport(trail, {
    generatedAt: "2026-11-22T08:00:00.000Z",
    asOf,
    policy,
  });
  return { ...report, proof: provenFacts(stored, trail.prediction, { key, size, filler, rotations }) };
}

/** Facts of a log that has others too, with proofs of what they are the facts of. */
export function provenFacts(
  stored: readonly StoredFact[],
  subject: FactRef,
  {
    key = KEY,
    size = 137,
    filler = "",
    rotations = [],
  }: Pick<ProvenOptions, "key" | "size" | "filler" | "rotations"> = {},
): ReportProof {
  const leaves = Array.from({ length: size }, (_, i) => leafHash(utf8(`${filler}${i}`)));
  for (const { recorded } of stored)
    if (recorded !== null) leaves[recorded.index] = fromHex(leafHashHex(recorded.entry));
  const log = new MemoryLog().append(leaves);
  const checkpoint = signCheckpoint({ origin: key.name, size, root: rootOf(log.tree), extensions: [] }, key);
  const indexes = factsToProve(stored, subject).flatMap(({ recorded }) => recorded?.index ?? []);
  return {
    checkpoint,
    verifierKey: formatVerifierKey(key),
    rotations,
    entries: proofEntries(stored),
    inclusions: indexes.map((index) => {
      const hashes = log.inclusion(index).hashes.map(toBase64);
      return { index, size, hashes, checkpoint };
    }),
    witnessed: [],
    timestamped: null,
  };
}

/** Its JSON document. */
export const documentOf = (trail: PredictionTrail, options?: ProvenOptions): string =>
  json.render(proven(trail, options));

/** The trail as it was when the log had `size` facts. */
export const pastOf = (trail: PredictionTrail, size: number): PredictionTrail =>
  openPredictionTrail(trailAsOf(factsOf(trail), size));

/** The trail where the walk reached only its first facts. */
export function cutAfter(trail: PredictionTrail, count: number): PredictionTrail {
  const { walked, ...facts } = factsOf(trail);
  return openPredictionTrail({ ...facts, walked: walked.slice(0, count), truncated: true });
}

function factsOf(trail: PredictionTrail) {
  const isWalked = (fact: PredictionTrail["stored"][number]) => trail.get(fact) !== undefined;
  return {
    start: trail.prediction,
    walked: trail.stored.filter(isWalked),
    attached: trail.stored.filter((fact) => !isWalked(fact)),
    truncated: trail.truncated,
  };
}

/** Facts that point at the complete trail, one of each kind that a report shows. */
export const BESIDE: readonly Sent[] = [
  {
    kind: "Approval",
    attached: true,
    input: {
      key: "a-2",
      modelVersion: "credit-risk@7",
      approver: "Carol",
      decision: "REJECTED",
      reason: "drift",
      at: "2026-11-22T00:00:00Z",
    },
  },
  {
    kind: "Retirement",
    attached: true,
    input: { key: "r-1", deployment: "d-7", performedBy: "Bob", at: "2026-11-22T00:00:00Z" },
  },
  {
    kind: "Amendment",
    attached: true,
    input: {
      key: "am-1",
      kind: "DatasetVersion",
      fact: "loans@1",
      correction: { rowCount: 7 },
      reason: "typo",
    },
  },
  {
    kind: "Erasure",
    attached: true,
    input: { key: "er-1", kind: "Prediction", fact: "req-42", performedBy: "Dora", reason: "asked for" },
  },
  {
    kind: "Outcome",
    attached: true,
    input: {
      key: "o-1",
      prediction: "req-42",
      actual: "repaid",
      source: "ledger",
      at: "2026-11-22T00:00:00Z",
    },
  },
  {
    kind: "Review",
    attached: true,
    input: {
      key: "v-1",
      prediction: "req-42",
      reviewer: "Ann",
      decision: "OVERRIDDEN",
      finalDecision: "reject",
      at: "2026-11-22T00:00:00Z",
    },
  },
];
