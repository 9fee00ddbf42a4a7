import { ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { readHead } from "../graph/log/head.js";
import { treeAt } from "../graph/log/tiles.js";
import { openCheckpointBy } from "../log/checkpoint.js";
import { formatVerifierKey } from "../log/key.js";
import { sameHash } from "../log/merkle.js";
import { rootOf, type Tree } from "../log/tree.js";
import type { Checkpoints, SignedCheckpoint } from "./checkpoints.js";
import { checkContinues } from "./continues.js";
import { type NamedLog, nameOf } from "./keyFile.js";
import { LastSigned, lastSignedFile } from "./lastSigned.js";
import { type LogKeys, readLogKeys, rotationsUpTo } from "./logKeys.js";
import { type ErrorReporter, Notary, type NotarySettings } from "./notary.js";
import { readOwnSigner } from "./ownSigner.js";

/**
 * The checkpoint that a store holds, for who reads it. Nothing is signed as long as that covers what is asked for: so
 * the copy of a store can be read without its key, and the log that goes on elsewhere is never forked by it.
 */
export class StoredCheckpoints implements Checkpoints, AsyncDisposable {
  readonly verifierKey: string;
  readonly origin: string;
  readonly #stored: SignedCheckpoint | undefined;
  readonly #openNotary: () => Promise<Notary>;
  #notary: Promise<Notary> | undefined;

  private constructor(
    log: NamedLog,
    stored: SignedCheckpoint | undefined,
    openNotary: () => Promise<Notary>,
  ) {
    this.verifierKey = log.verifierKey;
    this.origin = log.origin;
    this.#stored = stored;
    this.#openNotary = openNotary;
  }

  /**
   * Throws NOT_FOUND where the store has no log; BAD_USER_INPUT where the key file is of another one; CONFLICT where the
   * log is not what its checkpoint says, or does not continue what the key in that file signed.
   */
  static async open(
    graph: Graph,
    settings: NotarySettings,
    report: ErrorReporter,
  ): Promise<StoredCheckpoints> {
    const head = await readHead(graph);
    const log = nameOf(head);
    if (log === undefined) throw new ProoflineError("NOT_FOUND", "the store has no log yet");
    const signer = await readOwnSigner(settings, log);
    const keys = await readLogKeys(graph, log.verifierKey);
    if (signer !== undefined) {
      const lastSigned = new LastSigned(lastSignedFile(settings.keyFile));
      await checkContinues(graph, head.tree, await lastSigned.read(...keys.keys), "this service signed");
    }
    const stored =
      head.checkpoint === null ? undefined : await opened(graph, head.tree, keys, head.checkpoint);
    return new StoredCheckpoints(log, stored, () => Notary.open(graph, settings, report));
  }

  get signedSize(): number {
    return this.#stored?.tree.size ?? 0;
  }

  async covering(size: number): Promise<SignedCheckpoint> {
    if (this.#stored !== undefined && this.#stored.tree.size >= size) return this.#stored;
    this.#notary ??= this.#openNotary();
    return (await this.#notary).covering(size);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const notary = await this.#notary?.catch(() => undefined); // who asked for it has heard of the error
    await notary?.[Symbol.asyncDispose]();
  }
}

/** Throws CONFLICT where the log does not have the root that its checkpoint says. */
async function opened(graph: Graph, now: Tree, log: LogKeys, text: string): Promise<SignedCheckpoint> {
  const { checkpoint, key } = openCheckpointBy(text, log.keys);
  const { size, root } = checkpoint;
  if (size <= now.size) {
    const tree = await treeAt(graph, now, size);
    if (sameHash(rootOf(tree), root))
      return { text, tree, verifierKey: formatVerifierKey(key), rotations: rotationsUpTo(log, key) };
  }
  throw new ProoflineError(
    "CONFLICT",
    `the log in the store is not what its checkpoint of ${size} facts says: run proofline fsck`,
  );
}
