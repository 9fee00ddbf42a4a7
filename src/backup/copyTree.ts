import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { BackedUpFile } from "./manifest.js";

const CHUNK_BYTES = 1024 * 1024;

/** The files below a folder, by paths with forward slashes, in order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Copies a file, for this user's eyes only, and resolves with what was copied when it is on the disk. */
export async function copyFile(from: string, path: string, to: string): Promise<BackedUpFile> {
  const target = join(to, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const handle = await open(target, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of createReadStream(join(from, path), { highWaterMark: CHUNK_BYTES })) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
    return { path, bytes, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}

/** Resolves when the names in a folder, and in those below it, are on the disk. */
export async function syncFolders(folder: string): Promise<void> {
  const below = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const one of [...below, folder]) await syncFolder(one);
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What tells whether files below a folder were changed: sizes and times, by path. */
export async function stateOf(folder: string, paths: readonly string[]): Promise<string> {
  const states = await Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs, ino } = await stat(join(folder, path));
      return `${path} ${size} ${mtimeMs} ${ino}`;
    }),
  );
  return states.join("\n");
}
