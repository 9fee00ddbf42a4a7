import { badInputAt, ProoflineError } from "../facts/error.js";
import { hasCode } from "../files.js";
import type { Graph } from "../graph/graph.js";
import { claimLog, type LogHead, publishCheckpoint, readHead } from "../graph/log/head.js";
import { type Checkpoint, openCheckpoint, signCheckpoint } from "../log/checkpoint.js";
import { formatVerifierKey, parseVerifierKey, type SigningKey } from "../log/key.js";
import { rootOf } from "../log/tree.js";
import type { Checkpoints, SignedCheckpoint } from "./checkpoints.js";
import { checkContinues } from "./continues.js";
import { nameOf, openKeyFile, readOwnKey } from "./keyFile.js";
import { LastSigned, lastSignedFile } from "./lastSigned.js";

export interface NotarySettings {
  readonly keyFile: string;
  /** The log's name, where it is to be created; checked where it exists. */
  readonly origin: string | undefined;
}

/** Takes errors that no caller can do anything about. */
export type ErrorReporter = (message: string, cause: unknown) => void;

/** Under load a checkpoint is signed once in this time. */
const SIGN_EVERY_MS = 1_000;

/**
 * Signs the log's checkpoints. It never signs two that are inconsistent, whatever crashed or was restored in between:
 * before it signs, it proves that the tree continues the one it signed last, and what it signs is on its own disk before
 * anyone sees it.
 */
export class Notary implements Checkpoints, AsyncDisposable {
  readonly verifierKey: string;
  readonly origin: string;
  readonly #graph: Graph;
  readonly #key: SigningKey;
  readonly #lastSigned: LastSigned;
  readonly #report: ErrorReporter;
  #signed: SignedCheckpoint | undefined;
  /** Settles when the signing under way is done; never rejects. */
  #signing: Promise<undefined> | undefined;
  #next: Promise<SignedCheckpoint> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #triedAt = 0;
  #closed = false;

  private constructor(graph: Graph, key: SigningKey, lastSigned: LastSigned, report: ErrorReporter) {
    this.#graph = graph;
    this.#key = key;
    this.#lastSigned = lastSigned;
    this.#report = report;
    this.verifierKey = formatVerifierKey(key);
    this.origin = key.name;
  }

  /**
   * Reads the key of the log, or makes one and names the log where it has no name yet. Throws BAD_USER_INPUT where the
   * log has a key that is not here, and CONFLICT where it does not continue what was signed before.
   */
  static async open(
    graph: Graph,
    { keyFile, origin }: NotarySettings,
    report: ErrorReporter,
  ): Promise<Notary> {
    const log = nameOf(await readHead(graph));
    if (log !== undefined && (await readOwnKey(keyFile, log)) === undefined)
      throw badInputAt(
        "SIGNING_KEY_FILE",
        `there is no signing key in ${keyFile}, and the log in this store is ${log.origin}, signed by ${log.verifierKey}. Put its own key there, or say where it is. If it is lost, continue the log as one of its own: proofline new-origin NAME`,
      );
    const key = await openKeyFile(keyFile, origin);
    const notary = new Notary(graph, key, new LastSigned(lastSignedFile(keyFile)), report);
    const head = await claimLog(graph, key.name, notary.verifierKey);
    const named = nameOf(head);
    if (named !== undefined) await readOwnKey(keyFile, named); // another process may have named it meanwhile
    await notary.#checkStored(head);
    await notary.#sign();
    return notary;
  }

  /** Facts in the latest checkpoint that this process signed. */
  get signedSize(): number {
    return this.#signed?.tree.size ?? 0;
  }

  /** The latest checkpoint of at least `size` facts, which must be in the log; signed now, where there is none yet. */
  async covering(size: number): Promise<SignedCheckpoint> {
    if (this.#signed !== undefined && this.#signed.tree.size >= size) return this.#signed;
    const signed = await this.#sign();
    if (signed.tree.size >= size) return signed;
    throw new ProoflineError("INTERNAL", `the log has ${signed.tree.size} facts, fewer than ${size}`);
  }

  /** Tells that the log has grown: it is signed at once when idle, and once a second under load. */
  grown(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#sign().catch((error: unknown) => this.#signLater(error));
      },
      Math.max(0, this.#triedAt + SIGN_EVERY_MS - Date.now()),
    );
  }

  /** What was recorded is signed once Neo4j is back; a log that can't be signed at all is reported. */
  #signLater(error: unknown): void {
    if (error instanceof ProoflineError && error.code === "UNAVAILABLE") this.grown();
    else this.#report("the log's checkpoint could not be signed", error);
  }

  /** Signs the log as it is from now on. Of calls that come while one is under way, all share the next. */
  #sign(): Promise<SignedCheckpoint> {
    this.#next ??= (this.#signing ?? Promise.resolve()).then(() => {
      this.#next = undefined;
      const signing = this.#signOnce();
      this.#signing = signing.then(
        () => undefined,
        () => undefined,
      );
      return signing;
    });
    return this.#next;
  }

  async #signOnce(): Promise<SignedCheckpoint> {
    this.#triedAt = Date.now();
    // read before the tree, which must continue it, whichever process signed it
    const last = await this.#lastSigned.read(this.#key);
    const { tree } = await readHead(this.#graph);
    if (this.#signed !== undefined && this.#signed.tree.size === tree.size) return this.#signed;
    const root = rootOf(tree);
    await checkContinues(this.#graph, tree, last, "this service signed");
    const checkpoint: Checkpoint = { origin: this.origin, size: tree.size, root, extensions: [] };
    const text = signCheckpoint(checkpoint, this.#key);
    const isWritten = await this.#lastSigned.write(text, tree.size, this.#key).catch(writeFailed);
    // another process signed a larger log meanwhile: it is to be continued
    if (!isWritten) return this.#signOnce();
    await publishCheckpoint(this.#graph, text, tree.size, this.verifierKey);
    this.#signed = { text, tree };
    this.#graph.telemetry?.metrics.signed(tree.size);
    return this.#signed;
  }

  /** The checkpoint in the store may be another process's: the tree must continue that one too. */
  async #checkStored({ checkpoint, tree }: LogHead): Promise<void> {
    if (checkpoint !== null)
      await checkContinues(
        this.#graph,
        tree,
        openCheckpoint(checkpoint, parseVerifierKey(this.verifierKey)),
        "the store holds",
      );
  }

  /** Signs what is not signed yet. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#sign().catch((error: unknown) =>
      this.#report("the log's checkpoint could not be signed", error),
    );
  }
}

/** A disk that is full for now: the log is signed when there is space. */
function writeFailed(cause: unknown): never {
  if (!hasCode(cause, "ENOSPC", "EDQUOT")) throw cause;
  throw new ProoflineError("UNAVAILABLE", "the log can't be signed: the disk with its key is full", {
    cause,
  });
}
