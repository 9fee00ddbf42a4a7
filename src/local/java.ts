import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { unavailable } from "./failure.js";

const run = promisify(execFile);
const OLDEST_JAVA = 17;

/** The command of a Java that is new enough for Neo4j 5: JAVA_HOME's first, as Maven does, then the PATH's. */
export async function findJava(environment: NodeJS.ProcessEnv): Promise<string> {
  const home = environment.JAVA_HOME;
  const found: string[] = [];
  for (const command of home ? [join(home, "bin", "java"), "java"] : ["java"]) {
    const version = await javaVersion(command, environment);
    if (version === undefined) continue;
    if (version >= OLDEST_JAVA) return command;
    found.push(`${command} is Java ${version}`);
  }
  const seen = found.length > 0 ? found.join(", ") : "no working java was found";
  throw unavailable(`The embedded Neo4j needs Java ${OLDEST_JAVA} or newer: ${seen}.`);
}

async function javaVersion(command: string, environment: NodeJS.ProcessEnv): Promise<number | undefined> {
  try {
    const { stderr } = await run(command, ["-version"], { env: environment, timeout: 20_000 });
    const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(stderr) ?? [];
    return Number(first === "1" ? second : first) || undefined; // Java 8 calls itself 1.8
  } catch {
    return undefined; // not there, or it doesn't run: the caller says so
  }
}
