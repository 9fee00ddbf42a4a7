import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Tail, unavailable } from "./failure.js";

const DEADLINE_MS = 15 * 60_000;
const PROGRESS_MS = 10_000;

/** Runs Maven, telling what has come. Without --quiet: its lines are what there is to count. */
export async function maven(
  goal: string[],
  cwd: string,
  environment: NodeJS.ProcessEnv,
  progress: (line: string) => void,
) {
  const child = spawn("mvn", ["-B", "-Dstyle.color=never", ...goal], {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32", // mvn is a script there
  });
  const tail = new Tail(child.stderr);
  const errors: string[] = [];
  let files = 0;
  let jars = 0;
  createInterface(child.stdout).on("line", (line) => {
    if (line.startsWith("[ERROR]")) errors.push(line);
    if (line.includes("Downloaded from ")) files++;
    if (line.includes("Downloaded from ") && line.includes(".jar")) jars++;
  });
  const ticker = setInterval(() => progress(`… ${files} files, ${jars} of them jars`), PROGRESS_MS);
  const timer = setTimeout(() => child.kill(), DEADLINE_MS);
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once("error", (error) =>
      reject(unavailable("The embedded Neo4j is fetched by Maven, and `mvn` can't be run.", error)),
    );
    child.once("close", (status, signal) => resolve(status ?? signal ?? "unknown"));
  }).finally(() => {
    clearInterval(ticker);
    clearTimeout(timer);
  });
  if (code !== 0) {
    const said = [...errors.slice(0, 6), tail.text].join("\n").trim();
    throw unavailable(`Maven could not fetch the embedded Neo4j (exit ${code}).\n${said}`);
  }
}
