import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { blocksOf } from "../../support/markdown.js";
import { newPrefix } from "../../support/prefix.js";

const FOLDER = join(packageRoot, "clients/python");
const p = newPrefix();
const open = useService();
const keyed = useService({ AUTH: "keys" });
let ingestKey: string;
/** Where the compiled files go, so that none come beside the sources. */
let cache: string;

beforeAll(async () => {
  const name = `${p}python`;
  ({ [name]: ingestKey = "" } = await createKeys({ [name]: ["INGEST"] }));
  cache = await mkdtemp(join(tmpdir(), "proofline-python-"));
});
afterAll(() => rm(cache, { recursive: true }));

const said = (command: string, ...args: readonly string[]): string => {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : "";
};

/** Version of an interpreter that the client can run on, as `[3, 11]`; undefined for any other and for none. */
function versionOf(python: string): readonly [number, number] | undefined {
  const [major = 0, minor = 0] = said(python, "-c", "import sys; print(*sys.version_info[:2])")
    .split(" ")
    .map(Number);
  return major === 3 && minor >= 9 ? [major, minor] : undefined;
}

/** The one that is called python3, and the oldest that the client can run on, as far as they are there. */
function interpreters(): { python: string; name: string }[] {
  const managed = said("pyenv", "versions", "--bare")
    .split("\n")
    .filter((version) => /^3\.(9|[1-9]\d)\./.test(version))
    .map((version) => join(said("pyenv", "prefix", version), "bin/python3"));
  const found = ["python3", "python3.9", "python3.10", ...managed].flatMap((python) => {
    const version = versionOf(python);
    return version === undefined ? [] : [{ python, minor: version[1] }];
  });
  const [first] = found;
  const [oldest] = found.toSorted((a, b) => a.minor - b.minor);
  return [first, oldest]
    .flatMap((one) => (one === undefined ? [] : [{ python: one.python, name: `Python 3.${one.minor}` }]))
    .filter(({ name }, i, all) => all.findIndex((one) => one.name === name) === i);
}

/** Runs Python in the client's folder, while the service of this process answers. */
async function run(
  python: string,
  args: readonly string[],
  cwd = FOLDER,
): Promise<{ code: unknown; output: string }> {
  const child = spawn(python, args, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PYTHONPATH: join(FOLDER, "src"),
      PYTHONPYCACHEPREFIX: cache,
      PROOFLINE_TEST_URL: open.client.url,
      PROOFLINE_TEST_KEYED_URL: keyed.client.url,
      PROOFLINE_TEST_INGEST_KEY: ingestKey,
    },
  });
  const [out, err, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, "exit"),
  ]);
  return { code, output: out + err };
}

const found = interpreters();

describe.skipIf(found.length === 0)(
  "the Python client (needs Python 3.9 or later, which is not here)",
  () => {
    it.each(found)(
      "$name: does what its tests say, with this service",
      { timeout: 300_000 },
      async ({ python }) => {
        const { code, output } = await run(python, ["-m", "unittest", "discover", "-s", "tests"]);
        expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/\nRan \d\d+ tests in /) });
      },
    );

    it("imports nothing but the standard library, whatever else is installed", async () => {
      const code = "import proofline, proofline.sklearn, sys; print(*sys.modules)";
      // -S leaves out what is installed, -s what the user has installed
      for (const { python } of found)
        expect(await run(python, ["-S", "-s", "-c", code])).toMatchObject({ code: 0 });
    });

    it("what its document shows works as it is written, where the packages are that it needs", async () => {
      await writeFile(join(cache, "loans.csv"), "amount,repaid\n900,1\n7000,0\n");
      await writeFile(join(cache, "loans.pkl"), "a model");
      const python = found[0]?.python ?? "";
      const text = await readFile(join(packageRoot, "docs/integrations/python.md"), "utf8");
      const blocks = blocksOf(text.replaceAll("http://localhost:4000", open.client.url));
      const runnable = blocks.filter(
        ({ language, file }) =>
          language === "python" &&
          (file === undefined || said(python, "-c", `import ${file}; print(1)`) === "1"),
      );
      expect(runnable.length).toBeGreaterThan(0);
      for (const { lines } of runnable)
        expect(await run(python, ["-c", lines.join("\n")], cache)).toMatchObject({ code: 0 });
    });

    const checked = found.find(({ python }) => said(python, "-m", "mypy", "--version") !== "");
    it.skipIf(checked === undefined)("its types are right (needs mypy, which is not here)", async () => {
      const mypy = ["-m", "mypy", "--cache-dir", join(cache, "mypy")];
      const { code, output } = await run(checked?.python ?? "", mypy);
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("no issues found") });
    });
  },
);
