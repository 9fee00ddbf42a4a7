import { open } from "node:fs/promises";
import { badInputAt } from "../facts/error.js";
import { readUpTo } from "../files.js";

/**
 * The text of a file, byte for byte; of a pipe or device, until it ends. Throws BAD_USER_INPUT where there is none, it is
 * longer than `limit` bytes, or not UTF-8.
 */
export const readTextFile = async (path: string, limit: number): Promise<string> =>
  textOf(await readFileBytes(path, limit), path);

/** As `readTextFile`, whatever is in it. */
export async function readFileBytes(path: string, limit: number): Promise<Uint8Array> {
  const bytes = await readBytes(path, limit).catch((cause: unknown) => {
    throw badInputAt(path, whyNot(cause), cause);
  });
  if (bytes === undefined) throw badInputAt(path, `is longer than ${limit / 2 ** 20} MiB`);
  return bytes;
}

/** Throws BAD_USER_INPUT where the bytes are not UTF-8. */
export function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw badInputAt(path, "is not a text in UTF-8", cause);
  }
}

/** Undefined where there are more bytes than that. */
async function readBytes(path: string, limit: number): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    if ((await file.stat()).size > limit) return undefined;
    const stream = file.createReadStream({ autoClose: false, highWaterMark: 2 ** 20 });
    return await readUpTo(stream, limit);
  } finally {
    await file.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "is a folder",
  EACCES: "may not be read by this user",
};

/** Why the system did not read a file, in words. */
export function whyNot(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return REASONS[code] ?? `can't be read${code === "" ? "" : ` (${code})`}`;
}
