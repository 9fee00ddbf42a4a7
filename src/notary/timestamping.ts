import { randomBytes } from "node:crypto";
import { toBase64 } from "../facts/bytes.js";
import { ProoflineError } from "../facts/error.js";
import { keepStamp, lastStamp } from "../graph/log/attestations.js";
import { readHead } from "../graph/log/head.js";
import { parseCheckpoint } from "../log/checkpoint.js";
import { parseNote } from "../log/note.js";
import { QUERY_TYPE, timestampQuery, tokenIn } from "../timestamp/request.js";
import { verifyTimestamp } from "../timestamp/verify.js";
import type { ErrorReporter } from "./notary.js";
import { post } from "./post.js";
import { isRecent, Repeated } from "./repeated.js";
import type { WitnessedLog } from "./witnessing.js";

export interface TimestampSettings {
  /** The authority's address (RFC 3161 section 3.4). */
  readonly url: string;
  readonly intervalMs: number;
}

/**
 * Has the log's checkpoints dated by a time-stamping authority, in the background. Each is kept: a prediction is dated by the first
 * one that has it, and that of years ago still is.
 */
export const openTimestamping = (
  log: WitnessedLog,
  settings: TimestampSettings,
  report: ErrorReporter,
): AsyncDisposable =>
  new Repeated(
    `the time-stamping authority at ${settings.url}`,
    settings.intervalMs,
    (stop) => stampNewest(log, settings, stop),
    report,
  );

const NONCE_SIZE = 16;

async function stampNewest(
  { graph, origin, now }: WitnessedLog,
  { url, intervalMs }: TimestampSettings,
  stop: AbortSignal,
): Promise<void> {
  const [last, { checkpoint }] = await Promise.all([lastStamp(graph, origin), readHead(graph)]);
  if (checkpoint === null) return;
  if (last !== undefined && isRecent(last.keptAt, now(), intervalMs)) return;
  const { text } = parseNote(checkpoint);
  const { size } = parseCheckpoint(text);
  if (size === 0 || size <= (last?.size ?? 0)) return;
  const nonce = new Uint8Array(randomBytes(NONCE_SIZE));
  const { status, body } = await post(url, QUERY_TYPE, timestampQuery(text, nonce), stop);
  if (status !== 200) throw new ProoflineError("UNAVAILABLE", `${url} answers ${status}`);
  const token = tokenIn(body, nonce);
  // whom its certificate leads to is for whoever verifies to say
  await verifyTimestamp(token, text);
  await keepStamp(graph, { origin, size, checkpoint, token: toBase64(token), keptAt: now().getTime() });
}
