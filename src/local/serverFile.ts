import { readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { absent, hasCode, replaceFile } from "../files.js";

/** "exclusive" belongs to a service, "shared" to a command, which other commands may use while it is there. */
export type Sharing = "exclusive" | "shared";

/** What other processes need to use a running server. */
export interface ServerFile {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly sharing: Sharing;
  readonly ownerPid: number;
  readonly serverPid: number;
}

const fileIn = (dataDir: string) => join(dataDir, "neo4j.json");

/** Whole or not there at all, and only for this user's eyes. */
export const writeServerFile = (dataDir: string, server: ServerFile): Promise<void> =>
  replaceFile(fileIn(dataDir), `${JSON.stringify(server, null, 2)}\n`, true);

export async function removeServerFile(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true });
}

/**
 * The server that runs on this store, if its file tells of one. The file may be left over from an owner that was killed
 * and its numbers reused since, so both processes must live and the address must speak Bolt.
 */
export async function findServer(dataDir: string): Promise<ServerFile | undefined> {
  const text = await readFile(fileIn(dataDir), "utf8").catch(absent);
  if (text === undefined) return undefined;
  const server: ServerFile = JSON.parse(text);
  if (!isAlive(server.ownerPid) || !isAlive(server.serverPid)) return undefined;
  return (await speaksBolt(new URL(server.uri))) ? server : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM"); // alive, and another user's
  }
}

/** Bolt's handshake: magic, four versions asked for (here 5.0 to 5.8), four bytes back. */
function speaksBolt(address: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(address.port), address.hostname);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(3_000, () => end(false));
    socket.once("error", () => end(false)).once("close", () => end(false));
    socket.once("data", (version) => end(version.length === 4 && version[3] === 5));
    socket.write(Buffer.from("6060b017000808050000000000000000" + "00000000", "hex"));
  });
}
