import { randomUUID } from "node:crypto";
import { open, readdir, readFile, readlink, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sha256Hex } from "#sha256";
import { ProoflineError } from "../facts/error.js";
import { absent, hasCode } from "../files.js";

/** A claim is held for some file operations: one that is older was left behind, whatever is known of its process. */
const STALE_MS = 30_000;
const DEADLINE_MS = 2 * STALE_MS;
const PAUSE_MS = 20;

/** A lock that is held. */
export interface Held {
  /** Throws UNAVAILABLE where others took this process for dead: it stood still for too long. To be called before the write. */
  check(): Promise<void>;
}

/**
 * Does something while no other process does anything under the lock of the same file, and no other call of this one.
 *
 * Whoever wants the lock puts a claim beside the file, under a name that is never used again, and has the lock where no
 * other living claim is there then. Of two at once at least one sees the other, and takes its own away. A claim of a dead
 * process counts for nothing and is removed, which can't hit another one, since no two have one name. So nothing has to be
 * waited for after a kill -9, but where the process can't be looked up (on another machine, in another container): there a
 * claim counts for 30 seconds, by the file system's clock.
 *
 * Throws UNAVAILABLE where the lock is not free within a minute.
 */
export async function withFileLock<T>(file: string, work: (held: Held) => Promise<T>): Promise<T> {
  const claims = new Claims(file);
  for (const until = Date.now() + DEADLINE_MS; ; ) {
    const claim = await claims.make();
    try {
      if (await claims.isAlone(claim)) return await work({ check: () => claims.check(claim) });
    } finally {
      await rm(claim, { force: true });
    }
    if (Date.now() > until)
      throw new ProoflineError("UNAVAILABLE", "another process holds the lock of this file", { path: file });
    // not the same for all, so that they don't meet again
    await sleep(PAUSE_MS * Math.random());
  }
}

class Claims {
  readonly #folder: string;
  readonly #prefix: string;

  constructor(file: string) {
    this.#folder = dirname(file);
    this.#prefix = `${basename(file)}.lock-`;
  }

  /** The name of a claim says whose it is: there is no moment in which it is there and does not say so yet. */
  async make(): Promise<string> {
    const { place, start } = await self();
    const name = [place, process.pid, start, randomUUID().replaceAll("-", "")].join("-");
    const claim = join(this.#folder, `${this.#prefix}${name}`);
    await (await open(claim, "wx", 0o600)).close();
    return claim;
  }

  async isAlone(claim: string): Promise<boolean> {
    const names = await readdir(this.#folder);
    const others = names
      .filter((name) => name.startsWith(this.#prefix))
      .map((name) => join(this.#folder, name))
      .filter((other) => other !== claim);
    if (others.length === 0) return true;
    // both by the clock of the file system
    const now = (await stat(claim)).mtimeMs;
    const alive = await Promise.all(others.map((other) => this.#isAlive(other, now)));
    return !alive.includes(true);
  }

  async check(claim: string): Promise<void> {
    if ((await stat(claim).catch(absent)) !== undefined) return;
    throw new ProoflineError(
      "UNAVAILABLE",
      "this process stood still, and others took its lock for left behind",
      {
        path: claim,
      },
    );
  }

  async #isAlive(claim: string, now: number): Promise<boolean> {
    const found = await stat(claim).catch(absent);
    if (found === undefined) return false;
    const [place, pid, start] = claim.slice(join(this.#folder, this.#prefix).length).split("-");
    const isKnownDead = place === (await self()).place && (await startOf(Number(pid))) !== start;
    if (!isKnownDead && now - found.mtimeMs < STALE_MS) return true;
    await rm(claim, { force: true });
    return false;
  }
}

/** Where process ids mean the same, and when this process began. */
interface Self {
  readonly place: string;
  readonly start: string;
}

let known: Promise<Self> | undefined;
const self = (): Promise<Self> => {
  known ??= readSelf();
  return known;
};

async function readSelf(): Promise<Self> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(none);
  const namespace = await readlink("/proc/self/ns/pid").catch(none);
  return {
    place: sha256Hex(`${hostname()} ${boot} ${namespace}`).slice(0, 16),
    start: (await startOf(process.pid)) ?? "0",
  };
}

/**
 * When a process of this machine began, so that a later one of the same number is told apart; "0" where the system doesn't
 * say. Undefined where there is none.
 */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (hasCode(error, "ESRCH")) return undefined;
  }
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(none);
  // the name of the program, in parentheses, may hold anything; then the state, and the time of start 19 places on
  const [state = "", ...more] = status.slice(status.lastIndexOf(")") + 2).split(" ");
  return "ZX".includes(state) && state !== "" ? undefined : (more[18] ?? "0");
}

const none = (): string => "";
