import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { packageRoot } from "../packageRoot.js";
import { unavailable } from "./failure.js";

/** As `sha256sum` has it, each jar by its place in Maven's repository. Written by `npm run jars`. */
export const CHECKSUMS_FILE = join(packageRoot, "src", "local", "jars.sha256");

/** Where a jar belongs in the folder of copied jars: APOC's are procedures, all others the server's. */
export const placeOf = (jar: string): string => join(jar.startsWith("apoc-") ? "plugins" : "lib", jar);

/** The jars that belong there, by their places, with their SHA-256. */
export const parseChecksums = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trimEnd()
      .split("\n")
      .map((line) => line.split("  "))
      .map(([sha256 = "", path = ""]) => [placeOf(basename(path)), sha256]),
  );

/**
 * Reads all jars of a folder, which takes a fifth of a second. Throws UNAVAILABLE that names the first one that is not the
 * one that was tested, is missing, or is there beside them: Java would run it.
 */
export async function checkJars(folder: string): Promise<void> {
  const expected = parseChecksums(await readFile(CHECKSUMS_FILE, "utf8"));
  const found = (await Promise.all(["lib", "plugins"].map((part) => jarsIn(folder, part)))).flat();
  const extra = found.find((jar) => !expected.has(jar));
  if (extra !== undefined) throw wrongJar(folder, extra, "is not a part of it");
  const missing = [...expected.keys()].find((jar) => !found.includes(jar));
  if (missing !== undefined) throw wrongJar(folder, missing, "is missing");
  for (const [jar, sha256] of expected) {
    const is = createHash("sha256")
      .update(await readFile(join(folder, jar)))
      .digest("hex");
    if (is !== sha256) throw wrongJar(folder, jar, `has the SHA-256 ${is}, and not ${sha256}`);
  }
}

/** What Java would load: it takes `.jar` and `.JAR` of a folder on its class path. */
const jarsIn = async (folder: string, part: string): Promise<string[]> =>
  (await readdir(join(folder, part)))
    .filter((name) => name.toLowerCase().endsWith(".jar"))
    .map((name) => join(part, name));

const wrongJar = (folder: string, jar: string, what: string) =>
  unavailable(
    `The embedded Neo4j is not started, since not all of its jars are those that Proofline was tested with: ${jar} ${what}. Remove the folder ${folder}, where it is there, and they are fetched again; if that does not help, Maven's copy in ~/.m2/repository is wrong.`,
  );
