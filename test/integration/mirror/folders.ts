import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The paths of all files below a folder, in order. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** All files below a folder: a line a file, with its content. */
export async function contentOf(folder: string): Promise<Map<string, string>> {
  const files = await filesIn(folder);
  const contents = files.map(async (file) => [file, await readFile(join(folder, file), "latin1")] as const);
  return new Map(await Promise.all(contents));
}
