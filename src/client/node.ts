import type nodeFs from "node:fs";
import type nodeOs from "node:os";

/** What there is of Node. Nothing is imported, so that a page or a worker without Node can load the client too. */
const host: Partial<Pick<NodeJS.Process, "env" | "pid" | "getBuiltinModule" | "on" | "off">> | undefined =
  globalThis.process;

export const readVariable = (name: string): string | undefined => host?.env?.[name] || undefined;
export const processNumber = (): number => host?.pid ?? 0;
/** Undefined where there is no Node. */
export const fileSystem = (): typeof nodeFs | undefined => host?.getBuiltinModule?.("node:fs");
export const hostName = (): string => {
  const os: typeof nodeOs | undefined = host?.getBuiltinModule?.("node:os");
  return os?.hostname() ?? "client";
};

/**
 * Calls when the process has nothing left to do, and may ask for more.
 *
 * @returns what ends that
 */
export function whenIdle(call: () => void): () => void {
  host?.on?.("beforeExit", call);
  return () => host?.off?.("beforeExit", call);
}

/** Whether a process of this machine is there. */
export function isAlive(pid: number): boolean {
  try {
    globalThis.process.kill(pid, 0);
    return true;
  } catch (error) {
    // it is there, and another user's
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
