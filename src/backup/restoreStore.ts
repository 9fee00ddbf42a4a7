import { randomUUID } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../config.js";
import { fromBase64, toBase64 } from "../facts/bytes.js";
import { badInput, badInputAt, ProoflineError } from "../facts/error.js";
import { absent, exists, replaceFile, TEMPORARY } from "../files.js";
import { readHead } from "../graph/log/head.js";
import { isContinued } from "../graph/log/proofs.js";
import { readStoreMigration } from "../graph/migrate.js";
import { embeddedStore, hasStore } from "../local/openEmbedded.js";
import { replaceStore } from "../local/replaceStore.js";
import { type Checkpoint, openCheckpoint } from "../log/checkpoint.js";
import { formatVerifierKey, parseVerifierKey } from "../log/key.js";
import { checkContinues } from "../notary/continues.js";
import { readKeyFile } from "../notary/keyFile.js";
import { LastSigned, lastSignedFile } from "../notary/lastSigned.js";
import { openGraph } from "../store.js";
import { mustBeStopped, PARTS, removeLeftovers } from "./backupStore.js";
import { copyFile, filesBelow, syncFolder, syncFolders } from "./copyTree.js";
import { type BackedUpFile, MANIFEST, type Manifest, parseManifest } from "./manifest.js";

export interface RestoreOptions {
  /** The store that is there gives way, and is kept aside. */
  readonly replace: boolean;
  /** A store that lacks facts which were signed for is put there all the same; no service opens it before it has a new origin. */
  readonly older: boolean;
  readonly now: Date;
  readonly say: (line: string) => void;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the store is that was there before. */
  readonly kept: string | undefined;
  /** Whether the signing key came from the backup. */
  readonly gotKey: boolean;
  /** How many facts the key signed at most; undefined where nobody here knows. */
  readonly signed: number | undefined;
}

/**
 * Puts the store of a backup into the data folder. Every file is held against the manifest while it is copied, and the copy is
 * opened apart and held against the manifest's log and against what the key signed last. Until then nothing that is there is
 * touched; killed at any point, the store is the old one or the new one.
 *
 * Throws BAD_USER_INPUT where the backup is not whole or is another log's; CONFLICT where a store is there, or facts are
 * missing that were signed for; UNAVAILABLE where a server runs on the store.
 */
export async function restoreStore(
  config: Config,
  folder: string,
  options: RestoreOptions,
): Promise<Restored> {
  const { dataDir } = config;
  const { keyFile } = config.log;
  const manifest = await readManifest(folder);
  const signed = await checkKey(manifest, keyFile, folder);
  await mustBeStopped(dataDir);
  const store = embeddedStore(dataDir);
  // one that an interrupted restore had put aside is there, too
  if ((await hasStore(dataDir)) && !options.replace)
    throw new ProoflineError(
      "CONFLICT",
      `there is a store in ${dataDir}: with --replace it is kept aside and the backup put in its place`,
    );
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const places = join(resolve(dataDir), APART);
  await removeLeftovers(places);
  const apart = `${places}.${randomUUID()}${TEMPORARY}`;
  try {
    await copyChecked(folder, manifest, apart);
    await checkLog({ ...config, dataDir: apart }, manifest, signed, options);
    await syncFolders(join(apart, PARTS.store));
    await mustBeStopped(dataDir);
    const gotKey = manifest.hasKey && (await takeKey(apart, keyFile));
    const kept = await replaceStore(embeddedStore(apart), store, options.now);
    await syncFolder(resolve(dataDir));
    return { manifest, kept, gotKey, signed: signed?.size };
  } finally {
    // this one, and what the server of one that was killed wrote while it ended
    await removeLeftovers(places);
  }
}

/** Where a copy is until it is known to be good. */
const APART = "restoring";

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(absent);
  if (text === undefined) throw badInput(`${folder} is no backup: it has no ${MANIFEST}`);
  const manifest = parseManifest(text);
  const { checkpoint, verifierKey, origin, size, root } = manifest;
  const key = parseVerifierKey(verifierKey);
  if (key.name !== origin) throw badInputAt(MANIFEST, `is of the log ${origin}, and its key of ${key.name}`);
  if (checkpoint === null) return manifest;
  const signed = openCheckpoint(checkpoint, key);
  if (signed.size > size || (signed.size === size && toBase64(signed.root) !== root))
    throw badInputAt(MANIFEST, "says another log than its own signed checkpoint");
  return manifest;
}

/** What the key signed last: the newest known, here or in the backup. */
async function checkKey(
  manifest: Manifest,
  keyFile: string,
  folder: string,
): Promise<Checkpoint | undefined> {
  const key = await readKeyFile(keyFile);
  const isOther = key !== undefined && formatVerifierKey(key) !== manifest.verifierKey;
  if (isOther && key.name === manifest.origin)
    throw new ProoflineError(
      "CONFLICT",
      `the backup is of a time when ${manifest.verifierKey} was the key of its log, and ${keyFile} has another one, ${key.id}. If that is the newer one, facts are missing from the backup that were signed for: bring a newer backup, or a mirror (proofline rebuild); if there is none, put that file and ${lastSignedFile(keyFile)} aside, restore, and continue it as a log of its own: proofline new-origin NAME. If the backup has the newer key, give that with SIGNING_KEY_FILE`,
    );
  if (isOther)
    throw badInputAt(
      "SIGNING_KEY_FILE",
      `the key in ${keyFile} signs for ${key.name}, and the backup is of ${manifest.origin}: give that log's own key, or a DATA_DIR without one`,
    );
  const verifier = parseVerifierKey(manifest.verifierKey);
  const files = [lastSignedFile(keyFile), join(folder, PARTS.key, "signing.key.checkpoint")];
  const found = await Promise.all(files.map((file) => new LastSigned(file).read(verifier)));
  return found
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.size - a.size)
    .at(0);
}

async function copyChecked(folder: string, { files }: Manifest, to: string): Promise<void> {
  const known = new Map(files.map((file) => [file.path, file]));
  const there = (await filesBelow(folder)).filter((path) => path !== MANIFEST);
  const foreign = there.find((path) => !known.has(path));
  if (foreign !== undefined) throw badInput(`${foreign} is in the backup, and not in its ${MANIFEST}`);
  for (const file of files) await copyOne(folder, file, to);
}

async function copyOne(folder: string, { path, bytes, sha256 }: BackedUpFile, to: string): Promise<void> {
  if (!(await exists(join(folder, path)))) throw badInput(`the backup lacks ${path}`);
  const copied = await copyFile(folder, path, to);
  if (copied.bytes !== bytes || copied.sha256 !== sha256)
    throw badInput(
      `${path} is not what was backed up: it has the SHA-256 ${copied.sha256}, and ${MANIFEST} says ${sha256}`,
    );
}

/** Opens the copy where it lies, as it is, and compares its log with the manifest and with what was signed last. */
async function checkLog(
  config: Config,
  manifest: Manifest,
  signed: Checkpoint | undefined,
  { older, say }: RestoreOptions,
): Promise<void> {
  const { graph, [Symbol.asyncDispose]: close } = await openGraph(config, "exclusive", say, async () => {});
  try {
    await readStoreMigration(graph);
    const { tree, verifierKey } = await readHead(graph);
    const { origin, size } = manifest;
    const said: Checkpoint = { origin, size, root: fromBase64(manifest.root), extensions: [] };
    // a command may have recorded something more before the store was closed
    const isSaid = tree.size >= size && (await isContinued(graph, said, tree));
    if (!isSaid || verifierKey !== manifest.verifierKey)
      throw badInput(`the store in the backup is not the log that its ${MANIFEST} says`);
    if (!older) await checkContinues(graph, tree, signed, "the key of this log signed", RESTORE_ADVICE);
  } finally {
    await close();
  }
}

const RESTORE_ADVICE =
  "Nothing was restored. Bring a newer backup, or a mirror (proofline rebuild). If there is none, restore it with --older and continue it as a log of its own: proofline new-origin NAME";

/** Never over a key that is there. */
async function takeKey(apart: string, keyFile: string): Promise<boolean> {
  if (await exists(keyFile)) return false;
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 });
  for (const [name, to] of [
    ["signing.key.checkpoint", lastSignedFile(keyFile)],
    ["signing.key", keyFile],
  ] as const) {
    const from = join(apart, PARTS.key, name);
    // what was signed last is known here, and newer
    if ((await exists(from)) && !(await exists(to))) await replaceFile(to, await readFile(from), true);
  }
  await syncFolder(dirname(keyFile));
  return true;
}
