import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { TEMPORARY } from "./atomicFile.js";
import { MIRROR } from "./folder.js";

const PARTIAL = ".p";

/**
 * Removes partial tiles and bundles whose full one is there, and what interrupted writes left behind. To be called when
 * the checkpoint that needs the full ones is published; reads names only.
 */
export async function sweep(root: string): Promise<void> {
  await sweepFolder(join(root, MIRROR.log));
  await sweepFolder(join(root, MIRROR.sealed));
}

async function sweepFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.endsWith(TEMPORARY)) await rm(path, { force: true });
    else if (entry.isDirectory() && hasFull(entry.name, names)) await rm(path, { recursive: true });
    else if (entry.isDirectory()) await sweepFolder(path);
  }
}

const hasFull = (name: string, names: ReadonlySet<string>): boolean =>
  name.endsWith(PARTIAL) && names.has(name.slice(0, -PARTIAL.length));
