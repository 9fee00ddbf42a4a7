import { type FileHandle, open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const PAGE = 8_192;

/** Bytes in use, by store file; all files of indexes together. */
export type StoreBytes = ReadonlyMap<string, number>;

/** What a database's folder holds once a checkpoint has written all of it. */
export async function storeBytes(folder: string): Promise<StoreBytes> {
  const bytes = new Map<string, number>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep)[0] === "schema" ? "schema/index" : relative(folder, path);
    bytes.set(name, (bytes.get(name) ?? 0) + (await usedBytes(path)));
  }
  return bytes;
}

/** Up to the end of the last page that is not all zeros: Neo4j makes files longer ahead of what it writes. */
export async function usedBytes(path: string): Promise<number> {
  await using file = await open(path);
  const { size } = await file.stat();
  for (let page = Math.ceil(size / PAGE) - 1; page >= 0; page--)
    if (await isWritten(file, page * PAGE)) return Math.min(size, (page + 1) * PAGE);
  return 0;
}

async function isWritten(file: FileHandle, position: number): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(PAGE), 0, PAGE, position);
  return buffer.subarray(0, bytesRead).some((byte) => byte !== 0);
}

/** How much each file has grown for each of `count`, largest first; files that did not grow are left out. */
export function growth(before: StoreBytes, after: StoreBytes, count: number) {
  return [...after]
    .map(([name, bytes]) => ({ name, value: (bytes - (before.get(name) ?? 0)) / count }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
}
