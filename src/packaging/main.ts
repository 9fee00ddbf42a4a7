import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKSUMS_FILE, placeOf } from "../local/checksums.js";
import { copyJars } from "../local/jars.js";
import { maven } from "../local/maven.js";
import { packageRoot } from "../packageRoot.js";
import { packageBom } from "./bom.js";
import { licenceProblems } from "./licences.js";
import { type LockFile, productionPackages, type Shipped } from "./lockFile.js";
import { checksumLines, listedPaths } from "./mavenJars.js";
import { shrinkwrapOf } from "./shrinkwrap.js";

const say = (line: string) => console.error(line);

const readJson = async (...path: readonly string[]) =>
  JSON.parse(await readFile(join(packageRoot, ...path), "utf8"));

const readLock = (): Promise<LockFile> => readJson("package-lock.json");

/** What Vite says that it bundled, with their licences' texts. */
async function readPage(): Promise<Shipped[]> {
  const bundled: readonly { name: string; version: string; identifier: string | null }[] = await readJson(
    "dist",
    "explorer",
    "licences.json",
  );
  return bundled.map(({ name, version, identifier }) => ({
    name,
    version,
    license: identifier ?? undefined,
  }));
}

async function licences(): Promise<void> {
  const problems = licenceProblems([...productionPackages(await readLock()), ...(await readPage())]);
  if (problems.length === 0) return;
  console.error(`licences that nobody has allowed in src/packaging/licences.ts:\n  ${problems.join("\n  ")}`);
  process.exitCode = 1;
}

const shrinkwrap = async () =>
  writeFile(
    join(packageRoot, "npm-shrinkwrap.json"),
    `${JSON.stringify(shrinkwrapOf(await readLock()), null, 2)}\n`,
  );

async function sbom(file = "sbom.cdx.json"): Promise<void> {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"];
  const bom = JSON.parse(
    execFileSync("npm", args, { cwd: packageRoot, encoding: "utf8", maxBuffer: 2 ** 28 }),
  );
  const whole = packageBom(bom, await readPage(), await readFile(CHECKSUMS_FILE, "utf8"));
  await writeFile(file, `${JSON.stringify(whole, null, 2)}\n`);
  say(`${file}: ${whole.components.length} components`);
}

async function jars(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "proofline-jars-"));
  try {
    await copyJars(folder, process.env, say);
    const list = join(folder, "list.txt");
    await maven(["dependency:list", `-DoutputFile=${list}`], folder, process.env, say);
    const paths = listedPaths(await readFile(list, "utf8"));
    const digests = new Map<string, string>();
    for (const jar of paths.map((path) => path.slice(path.lastIndexOf("/") + 1)))
      digests.set(
        jar,
        createHash("sha256")
          .update(await readFile(join(folder, placeOf(jar))))
          .digest("hex"),
      );
    await writeFile(
      CHECKSUMS_FILE,
      checksumLines(paths, (jar) => digests.get(jar) ?? ""),
    );
    say(`${CHECKSUMS_FILE}: ${paths.length} jars`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const TASKS: Readonly<Record<string, (argument?: string) => Promise<void>>> = {
  licences,
  shrinkwrap,
  sbom,
  jars,
};
const [task = "", argument] = process.argv.slice(2);
const run = TASKS[task];
if (run === undefined) throw new Error(`one of ${Object.keys(TASKS).join(", ")}`);
await run(argument);
