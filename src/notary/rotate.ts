import { rm } from "node:fs/promises";
import { utf8 } from "../facts/bytes.js";
import { badInput, ProoflineError } from "../facts/error.js";
import { canonical } from "../facts/json.js";
import { LIMITS } from "../facts/limits.js";
import { SERVICE } from "../facts/role.js";
import type { Graph } from "../graph/graph.js";
import { readHead } from "../graph/log/head.js";
import type { Recorder } from "../graph/recorder/recorder.js";
import { formatVerifierKey, type VerifierKey } from "../log/key.js";
import { formatNote } from "../log/note.js";
import { formatRotation, openRotation } from "../log/rotation.js";
import { rootOf } from "../log/tree.js";
import { checkContinues } from "./continues.js";
import { type NamedLog, nameOf, openNextKey, readKeyFile } from "./keyFile.js";
import { LastSigned, lastSignedFile } from "./lastSigned.js";
import { readLogKeys } from "./logKeys.js";
import { endRotation, keepAside, nextKeyFile, readOwnSigner, type SignerSettings } from "./ownSigner.js";
import { keySigner, type Signer } from "./signer.js";
import { commandSigner, type SigningCommand } from "./signingCommand.js";

export interface RotationRequest {
  readonly reason: string;
  /** Who asks for it. */
  readonly performedBy: string;
  readonly now: Date;
  /** What signs from then on; a new key in the key file where nothing is said. */
  readonly next: SigningCommand | undefined;
}

export interface Rotated {
  /** Whether this only ended a change of the key that had been interrupted. */
  readonly isEnded: boolean;
  readonly before: string;
  readonly after: string;
  /** Where the old key is now; undefined where it was in no file. */
  readonly kept: string | undefined;
}

/**
 * Changes the key that signs a log. The new key is on the disk first; one transaction then records what both keys signed and
 * makes it the log's; the old key is put aside last. Interrupted anywhere the log has one key or the other, and the next one
 * who opens the store ends it. Checkpoints from before stay valid under the old key.
 *
 * Throws BAD_USER_INPUT where the log's key is not here, CONFLICT where another process changed it, and UNAVAILABLE where one
 * of the keys can't sign, or Neo4j is not there.
 */
export async function rotateKey(
  graph: Graph,
  recorder: Recorder,
  settings: SignerSettings,
  { reason, performedBy, now, next }: RotationRequest,
): Promise<Rotated> {
  const { keyFile } = settings;
  const head = await readHead(graph);
  const log = nameOf(head);
  if (log === undefined)
    throw badInput("the log in this store has no key yet: it gets one when the service first starts");
  const ended = await endInterrupted(keyFile, log);
  if (ended !== undefined) return ended;
  const { keys } = await readLogKeys(graph, log.verifierKey);
  const left = await endInterruptedTo(next, keyFile, log, keys);
  if (left !== undefined) return left;
  const signer = await readOwnSigner(settings, log);
  if (signer === undefined)
    throw badInput(`there is no signing key in ${keyFile}: the old key must sign for the new one`);
  const last = await new LastSigned(lastSignedFile(keyFile)).read(...keys);
  // a service that runs goes on signing: its log has at least what it had signed when that was read
  const { tree } = await readHead(graph);
  await checkContinues(graph, tree, last, "this service signed");

  const successor =
    next === undefined ? keySigner(await openNextKey(nextKeyFile(keyFile), log.origin)) : commandSigner(next);
  mustBeNew(
    successor,
    log,
    keys.map((key) => formatVerifierKey(key)),
  );
  const before = log.verifierKey;
  const after = formatVerifierKey(successor.key);
  const text = formatRotation({
    origin: log.origin,
    before: signer.key,
    after: successor.key,
    size: tree.size,
    root: rootOf(tree),
    at: now.toISOString(),
  });
  const statement = formatNote(text, [
    { key: signer.key, signature: await signer.sign(text) },
    { key: successor.key, signature: await successor.sign(text) },
  ]);
  openRotation(statement);
  // a longer field is sealed, and then the log's entry does not show it
  if (utf8(canonical(statement)).length > LIMITS.plainBytes)
    throw badInput(`the log's name is too long for a change of its key: ${log.origin}`);
  const input = { key: successor.key.id, before, after, reason, performedBy, statement };
  await recorder.record([{ kind: "KeyRotation", input, path: "rotation" }], SERVICE);
  const kept = next === undefined ? await endRotation(keyFile, after) : await removeKey(keyFile, after);
  return { isEnded: false, before, after, kept };
}

/** Of an earlier call that was interrupted after the log had the new key. */
async function endInterrupted(keyFile: string, log: NamedLog): Promise<Rotated | undefined> {
  const begun = await readKeyFile(nextKeyFile(keyFile));
  if (begun === undefined || formatVerifierKey(begun) !== log.verifierKey) return undefined;
  const old = await readKeyFile(keyFile);
  const kept = await endRotation(keyFile, log.verifierKey);
  return { isEnded: true, before: old ? formatVerifierKey(old) : "", after: log.verifierKey, kept };
}

/** Of an earlier call that was interrupted after the log had the command's key: the file still has one that signed before. */
async function endInterruptedTo(
  next: SigningCommand | undefined,
  keyFile: string,
  log: NamedLog,
  keys: readonly VerifierKey[],
): Promise<Rotated | undefined> {
  if (next === undefined || formatVerifierKey(next.key) !== log.verifierKey) return undefined;
  const old = await readKeyFile(keyFile);
  const before = old && formatVerifierKey(old);
  if (before === undefined || !keys.some((key) => formatVerifierKey(key) === before)) return undefined;
  return { isEnded: true, before, after: log.verifierKey, kept: await removeKey(keyFile, log.verifierKey) };
}

function mustBeNew({ key }: Signer, { origin }: NamedLog, had: readonly string[]): void {
  if (key.name !== origin)
    throw badInput(
      `the new key is of ${key.name}, and the log is ${origin}: its key must have the log's name`,
    );
  if (had.includes(formatVerifierKey(key)))
    throw new ProoflineError(
      "CONFLICT",
      `the log has had the key ${key.name}+${key.id} before: make another`,
    );
}

/** The old key is kept aside, and no key is left that this machine signs with. */
async function removeKey(keyFile: string, after: string): Promise<string | undefined> {
  const kept = await keepAside(keyFile, after);
  if (kept !== undefined) await rm(keyFile);
  return kept;
}
