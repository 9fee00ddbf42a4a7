import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { chmod, mkdir, rm, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { hasCode } from "../files.js";

/** The store of a service or a command. */
export interface StorePlace {
  readonly dataDir: string;
  /** A Neo4j elsewhere; the embedded one where there is none. */
  readonly neo4j:
    | { readonly uri: string; readonly username: string; readonly database: string | undefined }
    | undefined;
}

/** The address of a socket file holds 104 bytes on macOS and 108 on Linux, with an end mark. */
const MAX_BYTES = 103;

/**
 * The socket file at which the service of a store answers the commands of whoever may open that store; undefined where there
 * can be none. The service's own user alone can put one there and open it, and its name is that of the store, so what is
 * sent to it reaches no other program, no other machine, and no service of another store.
 */
export function serviceSocket({ dataDir, neo4j }: StorePlace): string | undefined {
  if (process.platform === "win32") return undefined;
  const path = join(dataDir, "service", `${nameOf(neo4j)}.sock`);
  // the same file, and short in a deep folder
  return [path, relative(process.cwd(), path)].find((one) => Buffer.byteLength(one) <= MAX_BYTES);
}

function nameOf(neo4j: StorePlace["neo4j"]): string {
  if (neo4j === undefined) return "embedded";
  const { uri, username, database } = neo4j;
  const text = JSON.stringify([uri, username, database ?? null]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/**
 * Makes the folder of a socket file, for this user alone, and removes a file that a killed service left there.
 *
 * @returns whether there is a data folder to have one in
 */
export async function makeSocketFolder(socket: string): Promise<boolean> {
  const folder = dirname(socket);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    if (!hasCode(error, "EEXIST")) throw error;
  }
  await chmod(folder, 0o700);
  await rm(socket, { force: true });
  return true;
}

/** Whether a socket file is there, and nobody could have put it there but this user, or root, or the data folder's owner. */
export async function isTrustedSocket(socket: string): Promise<boolean> {
  const folder = dirname(socket);
  try {
    const [file, own, data] = await Promise.all([stat(socket), stat(folder), stat(dirname(folder))]);
    return file.isSocket() && isPrivate(own) && [process.getuid?.(), data.uid].includes(own.uid);
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR", "EACCES")) return false;
    throw error;
  }
}

const isPrivate = ({ mode }: Stats): boolean => (mode & 0o077) === 0;
