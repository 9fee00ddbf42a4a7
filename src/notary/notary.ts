import { badInputAt, ProoflineError } from "../facts/error.js";
import { hasCode } from "../files.js";
import type { Graph } from "../graph/graph.js";
import { claimLog, type LogHead, publishCheckpoint, readHead } from "../graph/log/head.js";
import { formatCheckpoint, openCheckpointBy } from "../log/checkpoint.js";
import { formatVerifierKey } from "../log/key.js";
import { formatNote } from "../log/note.js";
import { rootOf } from "../log/tree.js";
import type { Checkpoints, SignedCheckpoint } from "./checkpoints.js";
import { checkContinues } from "./continues.js";
import { type NamedLog, nameOf } from "./keyFile.js";
import { LastSigned, lastSignedFile } from "./lastSigned.js";
import { type LogKeys, mustLeadFrom, readLogKeys } from "./logKeys.js";
import { openNewSigner, readOwnSigner, type SignerSettings } from "./ownSigner.js";
import { type Signer, SignerError } from "./signer.js";

export type NotarySettings = SignerSettings;

/** Takes errors that no caller can do anything about. */
export type ErrorReporter = (message: string, cause: unknown) => void;

/** Under load a checkpoint is signed once in this time. */
const SIGN_EVERY_MS = 1_000;
/** What can't sign is asked again so often, and reported so often. */
const ASK_SIGNER_EVERY_MS = 5_000;
const REPORT_EVERY_MS = 600_000;

/**
 * Signs the log's checkpoints. It never signs two that are inconsistent, whatever crashed or was restored in between:
 * before it signs, it proves that the tree continues the one it signed last, and what it signs is on its own disk before
 * anyone sees it.
 */
export class Notary implements Checkpoints, AsyncDisposable {
  readonly origin: string;
  readonly #graph: Graph;
  readonly #settings: NotarySettings;
  #signer: Signer;
  #log: LogKeys;
  readonly #lastSigned: LastSigned;
  readonly #report: ErrorReporter;
  #signed: SignedCheckpoint | undefined;
  /** Settles when the signing under way is done; never rejects. */
  #signing: Promise<undefined> | undefined;
  #next: Promise<SignedCheckpoint> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #triedAt = 0;
  #reportedAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  private constructor(
    graph: Graph,
    settings: NotarySettings,
    signer: Signer,
    log: LogKeys,
    report: ErrorReporter,
  ) {
    this.#graph = graph;
    this.#settings = settings;
    this.#signer = signer;
    this.#log = log;
    this.#lastSigned = new LastSigned(lastSignedFile(settings.keyFile));
    this.#report = report;
    this.origin = signer.key.name;
  }

  /**
   * Reads the key of the log, or makes one and names the log where it has no name yet. Throws BAD_USER_INPUT where the
   * log has a key that is not here, and CONFLICT where it does not continue what was signed before. What can't sign now signs
   * later.
   */
  static async open(graph: Graph, settings: NotarySettings, report: ErrorReporter): Promise<Notary> {
    const named = nameOf(await readHead(graph));
    const made = await (named === undefined ? openNewSigner(settings) : signerOf(settings, named));
    const head = await claimLog(graph, made.key.name, formatVerifierKey(made.key));
    const log = nameOf(head);
    // another process may have named it meanwhile
    const signer = log === undefined ? made : await signerOf(settings, log);
    const keys = await readLogKeys(graph, formatVerifierKey(signer.key));
    const notary = new Notary(graph, settings, signer, keys, report);
    await notary.#checkStored(head);
    await notary.#sign().catch((error: unknown) => {
      if (!(error instanceof SignerError)) throw error;
      notary.#signLater(error);
    });
    return notary;
  }

  /** The one that this process signs with, which is the log's unless that was changed just now. */
  get verifierKey(): string {
    return formatVerifierKey(this.#signer.key);
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
    this.#signAfter(SIGN_EVERY_MS);
  }

  #signAfter(pauseMs: number): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#sign().catch((error: unknown) => this.#signLater(error));
      },
      Math.max(0, this.#triedAt + pauseMs - Date.now()),
    );
  }

  /** What was recorded is signed once Neo4j or the signer is back; a log that can't be signed at all is reported. */
  #signLater(error: unknown): void {
    if (error instanceof SignerError) {
      // it may be away for hours, and each fact asks for it
      if (Date.now() - this.#reportedAt >= REPORT_EVERY_MS) {
        this.#reportedAt = Date.now();
        this.#report("the log's checkpoint could not be signed, and is late", error);
      }
      this.#signAfter(ASK_SIGNER_EVERY_MS);
    } else if (error instanceof ProoflineError && error.code === "UNAVAILABLE") this.grown();
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
    const lastText = await this.#lastSigned.text();
    const head = await readHead(this.#graph);
    if (head.verifierKey !== this.verifierKey) await this.#takeOver(nameOf(head));
    const { key } = this.#signer;
    const { keys, rotations } = this.#log;
    const last = lastText === undefined ? undefined : openCheckpointBy(lastText, keys).checkpoint;
    const { tree } = head;
    if (this.#signed !== undefined && this.#signed.tree.size === tree.size) return this.#signed;
    const root = rootOf(tree);
    await checkContinues(this.#graph, tree, last, "this service signed");
    const text = formatCheckpoint({ origin: this.origin, size: tree.size, root, extensions: [] });
    const note = formatNote(text, [{ key, signature: await this.#signer.sign(text) }]);
    const isWritten = await this.#lastSigned.write(note, tree.size, ...keys).catch(async (error: unknown) => {
      // what stands there may be signed with a key that the log has since a moment ago
      if ((await readHead(this.#graph)).verifierKey !== this.verifierKey) return false;
      return writeFailed(error);
    });
    // another process signed a larger log meanwhile: it is to be continued
    if (!isWritten) return this.#signOnce();
    await publishCheckpoint(this.#graph, note, tree.size, formatVerifierKey(key));
    this.#signed = { text: note, tree, verifierKey: formatVerifierKey(key), rotations };
    this.#reportedAt = Number.NEGATIVE_INFINITY;
    this.#graph.telemetry?.metrics.signed(tree.size);
    return this.#signed;
  }

  /** The log has another key: goes on with that, if it is here and the log's own rotations lead to it. Throws SignerError. */
  async #takeOver(log: NamedLog | undefined): Promise<void> {
    try {
      if (log === undefined)
        throw new ProoflineError("CONFLICT", "the log in the store has no name any more");
      const signer = await signerOf(this.#settings, log);
      const keys = await readLogKeys(this.#graph, log.verifierKey);
      mustLeadFrom(keys, this.#signer.key);
      this.#signer = signer;
      this.#log = keys;
    } catch (cause) {
      if (!(cause instanceof ProoflineError) || cause.code === "UNAVAILABLE") throw cause;
      throw new SignerError(
        `the log's key was changed, and this process has the one from before: it signs nothing until it has the new one. ${cause.message}`,
        cause,
      );
    }
  }

  /** The checkpoint in the store may be another process's: the tree must continue that one too. */
  async #checkStored({ checkpoint, tree }: LogHead): Promise<void> {
    if (checkpoint !== null)
      await checkContinues(
        this.#graph,
        tree,
        openCheckpointBy(checkpoint, this.#log.keys).checkpoint,
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

async function signerOf(settings: NotarySettings, log: NamedLog): Promise<Signer> {
  const signer = await readOwnSigner(settings, log);
  if (signer !== undefined) return signer;
  throw badInputAt(
    "SIGNING_KEY_FILE",
    `there is no signing key in ${settings.keyFile}, and the log in this store is ${log.origin}, signed by ${log.verifierKey}. Put its own key there, or say where it is. If it is lost, continue the log as one of its own: proofline new-origin NAME`,
  );
}

/** A disk that is full for now: the log is signed when there is space. */
function writeFailed(cause: unknown): never {
  if (!hasCode(cause, "ENOSPC", "EDQUOT")) throw cause;
  throw new ProoflineError("UNAVAILABLE", "the log can't be signed: the disk with its key is full", {
    cause,
  });
}
