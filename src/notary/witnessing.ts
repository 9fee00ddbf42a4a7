import { ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { forgetOtherWitnesses, keepCosignature, readCosigned } from "../graph/log/attestations.js";
import { readHead } from "../graph/log/head.js";
import { proveConsistency } from "../graph/log/proofs.js";
import { parseCheckpoint } from "../log/checkpoint.js";
import { formatWitnessKey, witnessName } from "../log/cosignature.js";
import { parseNote } from "../log/note.js";
import { addCheckpointBody, cosignatureIn, sizeIn, type Witness } from "../log/witness.js";
import { clip } from "../report/words.js";
import type { ErrorReporter } from "./notary.js";
import { type Answer, post } from "./post.js";
import { isRecent, Repeated } from "./repeated.js";

/** A witness with the URL that it is asked at. */
export interface AskedWitness extends Witness {
  readonly url: string;
}

export interface WitnessSettings {
  readonly witnesses: readonly AskedWitness[];
  readonly intervalMs: number;
}

/** The log of a store that witnesses are asked about. */
export interface WitnessedLog {
  readonly graph: Graph;
  readonly origin: string;
  readonly now: () => Date;
}

/**
 * Asks witnesses to cosign the log's checkpoints (C2SP tlog-witness), each by itself, in the background: one that is away costs
 * its own cosignature and nothing else. What they cosigned is kept in the store, for every process that serves it.
 */
export async function openWitnessing(
  log: WitnessedLog,
  { witnesses, intervalMs }: WitnessSettings,
  report: ErrorReporter,
): Promise<AsyncDisposable> {
  if (witnesses.length > 0)
    await forgetOtherWitnesses(log.graph, log.origin, witnesses.map(formatWitnessKey));
  const asked = witnesses.map((witness) => {
    const asking = new Asking(log, witness, intervalMs);
    return new Repeated(
      `the witness ${witnessName(witness)}`,
      intervalMs,
      (stop) => asking.ask(stop),
      report,
    );
  });
  return {
    [Symbol.asyncDispose]: async () => {
      await Promise.all(asked.map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

/** A witness may have heard of the log from another process meanwhile, but hardly twice. */
const ATTEMPTS = 3;

class Asking {
  readonly #log: WitnessedLog;
  readonly #witness: AskedWitness;
  readonly #intervalMs: number;

  constructor(log: WitnessedLog, witness: AskedWitness, intervalMs: number) {
    this.#log = log;
    this.#witness = witness;
    this.#intervalMs = intervalMs;
  }

  /** Has the newest checkpoint cosigned, unless it is, or another process asked within the interval. */
  async ask(stop: AbortSignal): Promise<void> {
    const { graph, origin, now } = this.#log;
    const key = formatWitnessKey(this.#witness);
    const kept = (await readCosigned(graph, origin)).find(({ witness }) => witness === key);
    if (kept !== undefined && isRecent(kept.keptAt, now(), this.#intervalMs)) return;
    let old = kept?.size ?? 0;
    for (let attempt = 1; ; attempt++) {
      const { checkpoint, tree } = await readHead(graph);
      const size = checkpoint === null ? 0 : parseCheckpoint(parseNote(checkpoint).text).size;
      // the empty log says nothing
      if (checkpoint === null || size === 0 || size === kept?.size) return;
      if (old > size) throw ahead(old, size);
      const proof = old === 0 ? [] : await proveConsistency(graph, tree, old, size);
      const answer = await this.#post(addCheckpointBody(old, proof, checkpoint), stop);
      if (answer.status === 200) {
        const { line } = readAnswer(answer, (text) => cosignatureIn(text, checkpoint, this.#witness));
        await keepCosignature(graph, {
          origin,
          witness: key,
          size,
          checkpoint,
          line,
          keptAt: now().getTime(),
        });
        return;
      }
      if (answer.status !== 409 || attempt === ATTEMPTS) throw refusal(this.#witness.url, answer.status);
      old = readAnswer(answer, sizeIn);
    }
  }

  #post(body: string, stop: AbortSignal): Promise<Answer> {
    return post(`${this.#witness.url}/add-checkpoint`, "text/plain; charset=utf-8", body, stop);
  }
}

/** Only the log's key signs what a witness takes, so this store is not what it was. */
const ahead = (old: number, size: number): ProoflineError =>
  new ProoflineError(
    "CONFLICT",
    `the witness cosigned a checkpoint of ${old} facts, and the log in this store is signed up to ${size}: was a backup restored? Run proofline fsck`,
  );

const REFUSALS: Readonly<Record<number, string>> = {
  400: "finds the request wrong (400)",
  403: "does not know this log's key (403): register the one at /log/vkey there",
  404: "does not know this log (404): register its origin and key there",
  409: "names another size each time (409)",
  422: "does not find the log to continue the checkpoint that it cosigned last (422): two histories of this log were signed, or it holds another one. Run proofline fsck",
  429: "asks for fewer requests (429): make WITNESS_INTERVAL_SECONDS longer",
};

const refusal = (url: string, status: number): ProoflineError =>
  new ProoflineError(
    status === 422 ? "CONFLICT" : "UNAVAILABLE",
    `${url} ${REFUSALS[status] ?? `answers ${status}`}`,
  );

const MOST_SHOWN = 200;

/** What is wrong with an answer quotes it, and goes into log lines. */
function readAnswer<T>({ status, body }: Answer, read: (text: string) => T): T {
  try {
    return read(new TextDecoder().decode(body));
  } catch (error) {
    if (!(error instanceof ProoflineError)) throw error;
    const why = clip(error.message, MOST_SHOWN);
    throw new ProoflineError("UNAVAILABLE", `its answer (${status}) can't be used: ${why}`);
  }
}
