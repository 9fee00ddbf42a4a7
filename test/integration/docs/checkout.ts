import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { packageRoot } from "../../../src/packageRoot.js";
import { freePort } from "../../support/freePort.js";

export interface Said {
  readonly code: number;
  readonly lines: readonly string[];
}

/**
 * A folder in which what documents say is typed, as in a checkout: a shell that stays, and the service that `npm start`
 * starts. The documents' port stands for one that is free.
 */
export class Checkout implements AsyncDisposable {
  readonly folder: string;
  readonly url: string;
  readonly #port: number;
  readonly #shell: ChildProcessByStdio<Writable, Readable, null>;
  #service: ChildProcess | undefined;
  #said = "";

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.#port = port;
    this.url = `http://localhost:${port}`;
    this.#shell = spawn("bash", ["--norc"], {
      cwd: folder,
      env: this.#environment(),
      stdio: ["pipe", "pipe", "ignore"],
    });
    this.#shell.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.#said += text;
    });
    this.#shell.stdin.write("exec 2>&1\n");
  }

  static async open(): Promise<Checkout> {
    const folder = await mkdtemp(join(tmpdir(), "proofline-docs-"));
    await symlink(join(packageRoot, "proofline.mjs"), join(folder, "proofline.mjs"));
    return new Checkout(folder, await freePort());
  }

  /** Types a command and waits for its end. */
  async type(text: string): Promise<Said> {
    const [, setting, start] = /^(\w+=\S+ )?(npm start &)$/.exec(text) ?? [];
    if (start !== undefined) return this.#start(setting);
    if (text.startsWith("# Stop the service")) return this.#stop();
    const mark = `\u001e${Math.random()}`;
    this.#said = "";
    this.#shell.stdin.write(`{\n${this.#here(text)}\n} </dev/null\nprintf '\\n%s %s\\n' '${mark}' "$?"\n`);
    for (;;) {
      const [before, after] = this.#said.split(`\n${mark} `);
      if (before !== undefined && after?.endsWith("\n"))
        return { code: Number(after), lines: this.#lines(before) };
      await once(this.#shell.stdout, "data");
    }
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.folder, file), this.#here(text));
  }

  /** The header that shows the API key in a file, where there is one. */
  async authorization(file: string): Promise<Record<string, string>> {
    const key = await readFile(join(this.folder, file), "utf8").catch(() => "");
    return key === "" ? {} : { authorization: `Bearer ${key.trim()}` };
  }

  async #start(setting: string | undefined): Promise<Said> {
    await this.#stop();
    const [name = "", value] = setting?.trim().split("=") ?? [];
    const service = spawn(process.execPath, ["proofline.mjs", "serve"], {
      cwd: this.folder,
      env: { ...this.#environment(), [name]: value, PORT: String(this.#port) },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.#service = service;
    let said = "";
    service.stderr.on("data", (text) => {
      said += text;
    });
    while (!said.includes("Proofline serves at")) {
      if (service.exitCode !== null) throw new Error(`the service ended: ${said}`);
      await Promise.race([once(service.stderr, "data"), once(service, "exit")]);
    }
    return { code: 0, lines: [] };
  }

  async #stop(): Promise<Said> {
    const service = this.#service;
    this.#service = undefined;
    if (service?.exitCode === null) {
      const ended = once(service, "exit");
      service.kill("SIGTERM");
      await ended;
    }
    return { code: 0, lines: [] };
  }

  /** As the documents say it, with the port and the user's settings that are free here. */
  #here = (text: string): string =>
    text
      .replaceAll("localhost:4000", `localhost:${this.#port}`)
      .replaceAll("~/.config", join(this.folder, ".config"));

  #lines(text: string): string[] {
    const told = text
      .replaceAll(`localhost:${this.#port}`, "localhost:4000")
      .replaceAll(join(this.folder, ".config"), "~/.config")
      .replaceAll(`${this.folder}/`, "");
    return told === "" ? [] : told.replace(/\n$/, "").split("\n");
  }

  #environment(): NodeJS.ProcessEnv {
    const { PATH, HOME, JAVA_HOME, JAVA_TOOL_OPTIONS } = process.env;
    return { PATH, HOME, JAVA_HOME, JAVA_TOOL_OPTIONS, XDG_CONFIG_HOME: join(this.folder, ".config") };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
    this.#shell.stdin.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export const readDocument = (file: string): Promise<string> => readFile(join(packageRoot, file), "utf8");
