import { ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { claimLog, type LogHead, publishCheckpoint, readHead } from "../graph/log/head.js";
import { readTiles } from "../graph/log/tiles.js";
import { type Checkpoint, openCheckpoint, signCheckpoint } from "../log/checkpoint.js";
import { formatVerifierKey, parseVerifierKey, type SigningKey } from "../log/key.js";
import { planConsistency, prove } from "../log/proofs.js";
import { rootOf, type Tree } from "../log/tree.js";
import { verifyConsistency } from "../log/verify.js";
import { openKeyFile } from "./keyFile.js";
import { Remembered, rememberedFile } from "./remembered.js";

/** A signed checkpoint, and the tree it was made of. */
export interface Signed {
  /** The signed note. */
  readonly text: string;
  readonly tree: Tree;
}

export interface NotarySettings {
  readonly keyFile: string;
  /** The log's name, where it is to be created; checked where it exists. */
  readonly origin: string | undefined;
}

/** Under load a checkpoint is signed once in this time. */
const SIGN_EVERY_MS = 1_000;

/**
 * Signs the log's checkpoints. It never signs two that are inconsistent, whatever crashed or was restored in between:
 * before it signs, it proves that the tree continues the one it signed last, and what it signs is on its own disk before
 * anyone sees it.
 */
export class Notary implements AsyncDisposable {
  readonly verifierKey: string;
  readonly origin: string;
  readonly #graph: Graph;
  readonly #key: SigningKey;
  readonly #remembered: Remembered;
  readonly #report: (message: string, cause: unknown) => void;
  #last: Checkpoint | undefined;
  #signed: Signed | undefined;
  /** Settles when the signing under way is done; never rejects. */
  #signing: Promise<undefined> | undefined;
  #next: Promise<Signed> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #triedAt = 0;
  #closed = false;

  private constructor(
    graph: Graph,
    key: SigningKey,
    remembered: Remembered,
    report: (message: string, cause: unknown) => void,
  ) {
    this.#graph = graph;
    this.#key = key;
    this.#remembered = remembered;
    this.#report = report;
    this.verifierKey = formatVerifierKey(key);
    this.origin = key.name;
  }

  /**
   * Makes or reads the key and names the log. Throws BAD_USER_INPUT where the log has another key, or does not continue
   * what was signed before.
   */
  static async open(
    graph: Graph,
    { keyFile, origin }: NotarySettings,
    report: (message: string, cause: unknown) => void,
  ): Promise<Notary> {
    const key = await openKeyFile(keyFile, origin);
    const notary = new Notary(graph, key, new Remembered(rememberedFile(keyFile)), report);
    const head = await claimLog(graph, key.name, notary.verifierKey);
    if (head.verifierKey !== notary.verifierKey || head.origin !== key.name)
      throw new ProoflineError(
        "BAD_USER_INPUT",
        `the log in this store is ${head.origin}, signed by ${head.verifierKey}, and the key in ${keyFile} is another one: give its own key with SIGNING_KEY_FILE`,
      );
    notary.#last = await notary.#remembered.read(key);
    await notary.#checkStored(head);
    await notary.#sign();
    return notary;
  }

  /** Facts in the latest checkpoint that this process signed. */
  get signedSize(): number {
    return this.#signed?.tree.size ?? 0;
  }

  /** The latest checkpoint of at least `size` facts, which must be in the log; signed now, where there is none yet. */
  async covering(size: number): Promise<Signed> {
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
  #sign(): Promise<Signed> {
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

  async #signOnce(): Promise<Signed> {
    this.#triedAt = Date.now();
    const { tree } = await readHead(this.#graph);
    if (this.#signed !== undefined && this.#signed.tree.size === tree.size) return this.#signed;
    const root = rootOf(tree);
    await this.#checkContinues(tree, this.#last, "this service signed");
    const checkpoint: Checkpoint = { origin: this.origin, size: tree.size, root, extensions: [] };
    const text = signCheckpoint(checkpoint, this.#key);
    await this.#remembered.write(text, tree.size, this.#key).catch(cannotRemember);
    this.#last = checkpoint;
    await publishCheckpoint(this.#graph, text, tree.size, this.verifierKey);
    this.#signed = { text, tree };
    return this.#signed;
  }

  /** The checkpoint in the store may be another process's: the tree must continue that one too. */
  async #checkStored({ checkpoint, tree }: LogHead): Promise<void> {
    if (checkpoint !== null)
      await this.#checkContinues(
        tree,
        openCheckpoint(checkpoint, parseVerifierKey(this.verifierKey)),
        "the store holds",
      );
  }

  async #checkContinues(tree: Tree, last: Checkpoint | undefined, whose: string): Promise<void> {
    if (last === undefined) return;
    const { size } = tree;
    const advice =
      "If a backup was restored, continue it as a log of its own: proofline new-origin NAME. Otherwise run proofline fsck";
    if (size < last.size)
      throw new ProoflineError(
        "CONFLICT",
        `the log has ${size} facts, and ${whose} a checkpoint of ${last.size}: facts are missing. ${advice}`,
      );
    const plan = planConsistency(last.size, size);
    const hashes = prove(plan, await readTiles(this.#graph, tree, plan.tiles));
    if (!verifyConsistency({ from: last.size, to: size, hashes }, last.root, rootOf(tree)))
      throw new ProoflineError(
        "CONFLICT",
        `the log does not continue the checkpoint of ${last.size} facts that ${whose}: it was rewritten. ${advice}`,
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
function cannotRemember(cause: unknown): never {
  if (!(cause instanceof Error && "code" in cause && (cause.code === "ENOSPC" || cause.code === "EDQUOT")))
    throw cause;
  throw new ProoflineError("UNAVAILABLE", "the log can't be signed: the disk with its key is full", {
    cause,
  });
}
