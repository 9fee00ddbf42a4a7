import { Socket } from "node:net";
import type { Driver } from "neo4j-driver";
import { ProoflineError } from "../../facts/error.js";

/**
 * Bytes that have arrived on the connections that a driver holds. A driver tells of a row when it has decoded it, however
 * large it is, and nothing of what it holds until then. So this reads its sockets where it keeps them to itself, and throws
 * INTERNAL where a newer driver keeps them elsewhere.
 */
export function bytesReceived(driver: Driver): number {
  const provider = member(driver, "_connectionProvider");
  // it has not been used yet
  if (provider === null) return 0;
  const connections = member(provider, "_openConnections");
  if (typeof connections !== "object" || connections === null) throw unknownDriver();
  let bytes = 0;
  for (const connection of Object.values(connections))
    bytes += bytesOf(member(member(connection, "_ch"), "_conn"));
  return bytes;
}

function bytesOf(socket: unknown): number {
  if (!(socket instanceof Socket)) throw unknownDriver();
  return socket.bytesRead;
}

function member(holder: unknown, name: string): unknown {
  if (typeof holder !== "object" || holder === null || !(name in holder)) throw unknownDriver();
  return Reflect.get(holder, name);
}

const unknownDriver = () =>
  new ProoflineError("INTERNAL", "neo4j-driver keeps its connections elsewhere than in version 6");
