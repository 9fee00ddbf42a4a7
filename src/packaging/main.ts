import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
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

/** Before `npm pack`: the locked versions go along, and no file has the rights that this user's umask gave it. */
async function prepack(): Promise<void> {
  await writeFile(
    join(packageRoot, "npm-shrinkwrap.json"),
    `${JSON.stringify(shrinkwrapOf(await readLock()), null, 2)}\n`,
  );
  const [packed]: readonly { files: readonly { path: string }[] }[] = JSON.parse(
    npm(packageRoot, "pack", "--dry-run", "--ignore-scripts", "--json"),
  );
  for (const { path } of packed?.files ?? []) {
    const file = join(packageRoot, path);
    await chmod(file, (await stat(file)).mode & 0o100 ? 0o755 : 0o644);
  }
}

const npm = (cwd: string, ...args: readonly string[]): string =>
  execFileSync("npm", args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });

/** npm leaves out what a package for development needs too, so it is shown the package as it is installed. */
async function sbom(file = "sbom.cdx.json"): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "proofline-sbom-"));
  try {
    const { devDependencies: _, ...installed } = await readJson("package.json");
    await writeFile(join(folder, "package.json"), JSON.stringify(installed));
    await writeFile(join(folder, "package-lock.json"), JSON.stringify(shrinkwrapOf(await readLock())));
    const bom = JSON.parse(npm(folder, "sbom", "--sbom-format", "cyclonedx", "--package-lock-only"));
    const whole = packageBom(bom, await readPage(), await readFile(CHECKSUMS_FILE, "utf8"));
    await writeFile(file, `${JSON.stringify(whole, null, 2)}\n`);
    say(`${file}: ${whole.components.length} components`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
  prepack,
  sbom,
  jars,
};
const [task = "", argument] = process.argv.slice(2);
const run = TASKS[task];
if (run === undefined) throw new Error(`one of ${Object.keys(TASKS).join(", ")}`);
await run(argument);
