#!/usr/bin/env node
// The `proofline` command. In a checkout it first installs and compiles what is missing or stale, so that every script
// works on a fresh clone; an installed package has nothing to set up.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { mkdir, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const inRoot = (...parts) => join(root, ...parts);
const buildInfo = inRoot("dist", ".tsbuildinfo");
const LOCK_DEADLINE_MS = 10 * 60_000;
const LOCK_STALE_MS = 15_000;

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Proofline needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/** npm's own record of what it installed lacks or differs in something the lock file wants. */
function needsInstall() {
  const installed = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(installed)) return true;
  const { packages: present } = JSON.parse(readFileSync(installed, "utf8"));
  const { packages: wanted } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
  const differs = ([path, { version, optional }]) =>
    path !== "" && present[path]?.version !== version && !(optional && present[path] === undefined);
  return Object.entries(wanted).some(differs);
}

function needsBuild() {
  if (!existsSync(buildInfo)) return true;
  const built = statSync(buildInfo).mtimeMs;
  const sources = readdirSync(inRoot("src"), { recursive: true }).map((file) => inRoot("src", file));
  return [inRoot("tsconfig.json"), ...sources].some((file) => statSync(file).mtimeMs > built);
}

/** Runs a command in the root; what it says is shown only when it fails. */
async function run(doing, command, args) {
  console.error(`proofline: ${doing}`);
  const child = spawn(command, args, { cwd: root, shell: process.platform === "win32" });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code === 0) return;
  console.error(said);
  console.error(`proofline: ${doing} failed`);
  process.exitCode = 1;
  throw new SetUpFailure();
}

class SetUpFailure extends Error {}

async function build() {
  const begun = Date.now() / 1000; // a file changed while tsc runs is newer than its result
  try {
    await run("compiling", process.execPath, [
      inRoot("node_modules", "typescript", "bin", "tsc"),
      "-p",
      root,
    ]);
    await run("building the page", process.execPath, [
      inRoot("node_modules", "vite", "bin", "vite.js"),
      "build",
      "--config",
      inRoot("src", "explorer", "vite.config.ts"),
    ]);
    utimesSync(buildInfo, begun, begun);
  } catch (error) {
    await rm(buildInfo, { force: true }); // tsc writes it in spite of errors
    throw error;
  }
}

/** One set-up at a time in a checkout: the lock is a folder whose time is kept fresh by its living owner. */
async function locked(action) {
  const lock = join(tmpdir(), `proofline-set-up-${Buffer.from(root).toString("base64url").slice(-150)}`);
  const deadline = Date.now() + LOCK_DEADLINE_MS;
  while (!(await mkdir(lock).then(() => true, isTaken))) {
    const age =
      Date.now() -
      (await stat(lock).then(
        (seen) => seen.mtimeMs,
        () => Date.now(),
      ));
    if (age > LOCK_STALE_MS) await rm(lock, { recursive: true, force: true });
    if (Date.now() > deadline) throw new Error(`another set-up holds ${lock}; remove it if none runs`);
    await sleep(200);
  }
  const heartbeat = setInterval(() => utimes(lock, new Date(), new Date()).catch(() => {}), 1_000);
  try {
    return await action();
  } finally {
    clearInterval(heartbeat);
    await rm(lock, { recursive: true, force: true });
  }
}

function isTaken(error) {
  if (error.code === "EEXIST") return false;
  throw error;
}

async function setUp() {
  if (!existsSync(inRoot("src")) || !existsSync(inRoot("tsconfig.json"))) return;
  if (!needsInstall() && !needsBuild()) return;
  await locked(async () => {
    const install = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    if (needsInstall()) await run("installing dependencies", "npm", install);
    if (needsBuild()) await build();
  });
}

try {
  await setUp();
  if (process.argv[2] !== "--set-up") await import("./dist/cli/main.js");
} catch (error) {
  if (!(error instanceof SetUpFailure)) throw error;
}
