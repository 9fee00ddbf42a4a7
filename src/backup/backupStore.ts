import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { badInput, ProoflineError } from "../facts/error.js";
import { absent, exists, replaceFile, TEMPORARY } from "../files.js";
import { embeddedStore } from "../local/openEmbedded.js";
import { findServer } from "../local/serverFile.js";
import { lastSignedFile } from "../notary/lastSigned.js";
import { packageVersion } from "../packageRoot.js";
import { copyFile, filesBelow, stateOf, syncFolder, syncFolders } from "./copyTree.js";
import { type BackedUpFile, formatManifest, MANIFEST, type Manifest } from "./manifest.js";

/** Where the parts of a backup are in its folder. */
export const PARTS = { store: "neo4j", key: "key" } as const;
/** Of a store only this is data: settings and logs of the server are made anew. */
const DATA = "data";

/** What the log was when the store was closed. */
export type LogState = Pick<
  Manifest,
  "migration" | "origin" | "verifierKey" | "size" | "root" | "checkpoint"
>;

/** Throws UNAVAILABLE where a server runs on the embedded store: what is copied then is no backup. */
export async function mustBeStopped(dataDir: string): Promise<void> {
  const server = await findServer(dataDir);
  if (server === undefined) return;
  const whose = server.sharing === "exclusive" ? "serves" : "is a command that uses";
  throw new ProoflineError(
    "UNAVAILABLE",
    `process ${server.ownerPid} ${whose} the store in ${dataDir}: stop it, and try again. A running store is copied by proofline export, which gives a mirror`,
  );
}

/** Throws BAD_USER_INPUT where the folder holds something already. */
export async function mustBeNew(folder: string): Promise<void> {
  const found = await readdir(folder).catch(absent);
  if (found !== undefined && found.length > 0)
    throw badInput(`${folder} is not empty: give each backup a folder of its own`);
}

/**
 * Copies the files of the embedded store, which is closed, to a new folder. Until all of it is on the disk the folder has
 * another name, so that what was interrupted is never taken for a backup.
 *
 * Throws BAD_USER_INPUT where the folder is not empty, UNAVAILABLE where the store is open or was opened meanwhile.
 *
 * @param keyFile the signing key that is to be copied too; undefined for none
 */
export async function backupStore(
  dataDir: string,
  folder: string,
  log: LogState,
  keyFile: string | undefined,
  now: Date,
): Promise<Manifest> {
  const target = resolve(folder);
  await mustBeNew(target);
  await mustBeStopped(dataDir);
  const store = embeddedStore(dataDir);
  const paths = (await filesBelow(store)).filter(isData);
  const before = await stateOf(store, paths);
  await removeLeftovers(target);
  const temporary = `${target}.${randomUUID()}${TEMPORARY}`;
  try {
    await mkdir(temporary, { recursive: true, mode: 0o700 });
    const files: BackedUpFile[] = [];
    for (const path of paths)
      files.push(await under(PARTS.store, copyFile(store, path, join(temporary, PARTS.store))));
    if (keyFile !== undefined) files.push(...(await copyKey(keyFile, join(temporary, PARTS.key))));
    await mustBeStopped(dataDir);
    if ((await stateOf(store, (await filesBelow(store)).filter(isData))) !== before)
      throw new ProoflineError(
        "UNAVAILABLE",
        "another process used the store while it was copied: try again",
      );
    const manifest: Manifest = {
      madeAt: now.toISOString(),
      version: packageVersion(),
      ...log,
      hasKey: keyFile !== undefined,
      files,
    };
    await replaceFile(join(temporary, MANIFEST), formatManifest(manifest), true);
    await syncFolders(temporary);
    await rm(target, { recursive: true, force: true }); // empty, if it is there
    await rename(temporary, target);
    await syncFolder(dirname(target));
    return manifest;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const isData = (path: string): boolean => path.startsWith(`${DATA}/`) && !path.endsWith("_lock");

async function under(part: string, copied: Promise<BackedUpFile>): Promise<BackedUpFile> {
  const file = await copied;
  return { ...file, path: `${part}/${file.path}` };
}

/** The key, and what it signed last: one without the other would let an older store be signed again. */
async function copyKey(keyFile: string, to: string): Promise<BackedUpFile[]> {
  if (!(await exists(keyFile))) throw badInput(`there is no signing key in ${keyFile} to back up`);
  const files: BackedUpFile[] = [];
  for (const [from, name] of [
    [keyFile, "signing.key"],
    [lastSignedFile(keyFile), "signing.key.checkpoint"],
  ] as const) {
    const content = await readFile(from).catch(absent);
    if (content === undefined) continue;
    await mkdir(to, { recursive: true, mode: 0o700 });
    await replaceFile(join(to, name), content, true);
    const sha256 = createHash("sha256").update(content).digest("hex");
    files.push({ path: `${PARTS.key}/${name}`, bytes: content.length, sha256 });
  }
  return files;
}

/** Removes what was left by one that was killed while it made the same folder, whose server may be about to end. */
export async function removeLeftovers(target: string): Promise<void> {
  const names = (await readdir(dirname(target)).catch(absent)) ?? [];
  for (const name of names)
    if (name.startsWith(`${basename(target)}.`) && name.endsWith(TEMPORARY))
      await rm(join(dirname(target), name), { recursive: true, force: true, maxRetries: 5 });
}
