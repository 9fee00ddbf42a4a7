import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { ProoflineError } from "../facts/error.js";
import { packageRoot } from "../packageRoot.js";
import { Tail, unavailable } from "./failure.js";
import type { Jars } from "./jars.js";
import { JVM_FLAGS, neo4jConf } from "./neo4jConf.js";

// Run in source form: tsc copies no Java.
const LAUNCHER = join(packageRoot, "src", "local", "Launch.java");
const LOCK_DEADLINE_S = 60;
const START_DEADLINE_MS = LOCK_DEADLINE_S * 1000 + 120_000;
const STOP_DEADLINE_MS = 40_000;
const STORE_LOCKED = 75;

export interface Launch {
  readonly java: string;
  readonly jars: Jars;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder of the store, its settings and its logs. */
  readonly home: string;
  /** Bolt's port on 127.0.0.1; 0 is a free one. */
  readonly port: number;
  /** What to set the password of `neo4j` to; empty keeps the one there is. */
  readonly password: string;
}

/** One Neo4j server process. It ends when this process does, however that ends. */
export class ServerProcess {
  /** Resolves with Bolt's port, or rejects with what the server said. */
  readonly ready: Promise<number>;
  /** Resolves when another process is seen to hold the store. */
  readonly waiting: Promise<void>;
  readonly exited: Promise<void>;
  readonly pid: number;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;

  private constructor(child: ChildProcessByStdio<Writable, Readable, Readable>, pid: number, home: string) {
    this.#child = child;
    this.pid = pid;
    const tail = new Tail(child.stderr);
    const lines = createInterface(child.stdout);
    this.exited = new Promise((resolve) => child.once("close", () => resolve()));
    this.waiting = new Promise((resolve) => lines.on("line", (line) => line === "WAITING" && resolve()));
    this.ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        reject(
          unavailable(`The embedded Neo4j did not start in ${START_DEADLINE_MS / 1000} s. ${tail.text}`),
        );
      }, START_DEADLINE_MS);
      lines.on("line", (line) => {
        const port = /^READY \S*:(\d+)$/.exec(line)?.[1];
        if (port === undefined) return;
        clearTimeout(timer);
        resolve(Number(port));
      });
      child.once("close", (code, signal) => {
        clearTimeout(timer);
        reject(startFailure(code ?? signal ?? "unknown", tail.text, home));
      });
    });
    this.ready.catch(() => undefined); // whoever awaits it hears of it; nobody has to
  }

  static async start(launch: Launch): Promise<ServerProcess> {
    const { java, jars, home, port, environment, password } = launch;
    await mkdir(join(home, "conf"), { recursive: true, mode: 0o700 });
    await writeFile(join(home, "conf", "neo4j.conf"), neo4jConf({ port, plugins: jars.plugins }), {
      mode: 0o600,
    });
    const classPath = [jars.plugins, jars.lib].map((folder) => join(folder, "*")).join(delimiter);
    const child = spawn(java, [...JVM_FLAGS, "-cp", classPath, LAUNCHER, home, String(LOCK_DEADLINE_S)], {
      env: environment,
      stdio: ["pipe", "pipe", "pipe"],
      detached: true, // Ctrl-C in a terminal is for the owner, which closes its work before the store
      windowsHide: true,
    });
    child.stdin.on("error", () => undefined); // a server that ended early can't read: `ready` tells
    child.stdin.write(`${password}\n`);
    const pid = await new Promise<number>((resolve, reject) => {
      child.once("spawn", () => resolve(child.pid ?? 0));
      child.once("error", (error) => reject(unavailable(`${java} can't be run.`, error)));
    });
    return new ServerProcess(child, pid, home);
  }

  /** Ends the server in order, or after a deadline without ceremony: its store recovers from that. */
  async stop(): Promise<void> {
    this.#child.stdin.end();
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), STOP_DEADLINE_MS);
    await this.exited;
    clearTimeout(timer);
  }
}

function startFailure(status: number | string, said: string, home: string): ProoflineError {
  if (status === STORE_LOCKED) {
    const waited = `waited ${LOCK_DEADLINE_S} s for it`;
    return new ProoflineError(
      "UNAVAILABLE",
      `The store in ${home} is locked by another process (${waited}).`,
    );
  }
  // a stack of the compiler's names the module too
  if (said.includes("Module jdk.compiler not found"))
    return unavailable("The embedded Neo4j needs a JDK; this Java is only a JRE.");
  return unavailable(
    `The embedded Neo4j did not start (exit ${status}); its logs are in ${join(home, "logs")}.\n${said}`,
  );
}
