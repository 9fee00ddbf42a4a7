import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { type LockFile, productionPackages } from "../../../src/packaging/lockFile.js";
import { freePort } from "../../support/freePort.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-package-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (cwd: string, command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "ignore"],
  });

const sha256 = async (file: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

it("holds what it needs to serve, and nothing that is for development", () => {
  const [packed] = JSON.parse(run(packageRoot, "npm", "pack", "--dry-run", "--ignore-scripts", "--json"));
  const files: string[] = packed.files.map(({ path }: { path: string }) => path);
  expect(files).toEqual(
    expect.arrayContaining([
      ...["proofline.mjs", "package.json", "README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md"],
      ...[
        "dist/cli/main.js",
        "dist/client/index.d.ts",
        "dist/explorer/index.html",
        "dist/explorer/licences.json",
      ],
      ...[
        "schema/report.graphql",
        "cypher/log/addTiles.cypher",
        "src/local/Launch.java",
        "src/local/jars.sha256",
      ],
      ...["src/cli/demo/cps1985.csv", "docs/security.md"],
      ...["alerts.yml", "alerts.test.yml"].map((name) => `ops/prometheus/${name}`),
      ...["ops/grafana/proofline.json", "ops/helm/proofline/Chart.yaml"],
    ]),
  );
  const ours =
    /^(dist|schema|cypher|docs|ops|src\/local\/(Launch\.java|jars\.sha256)$|src\/cli\/demo\/cps1985\.csv$|[^/]+$)/;
  expect(files.filter((file) => !ours.test(file))).toEqual([]);
  expect(files.filter((file) => /^dist\/(bench|generate|packaging)\/|\.map$|tsbuildinfo/.test(file))).toEqual(
    [],
  );
});

it("has an SBOM that is valid by the schema of CycloneDX, of all that comes along", async () => {
  const file = join(folder, "sbom.json");
  run(packageRoot, process.execPath, "dist/packaging/main.js", "sbom", file);
  const text = await readFile(file, "utf8");
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot5).validate(text)).toBeNull();
  const bom = JSON.parse(text);
  expect(bom.metadata.component).toMatchObject({ name: "proofline", purl: "pkg:npm/proofline@0.1.0" });
  const named = new Set(
    bom.components.map(({ name, version }: Record<string, string>) => `${name}@${version}`),
  );
  const lock: LockFile = JSON.parse(await readFile(join(packageRoot, "package-lock.json"), "utf8"));
  const locked = productionPackages(lock).map(({ name, version }) => `${name}@${version}`);
  expect(locked.filter((one) => !named.has(one))).toEqual([]);
  const component = (purl: string) => bom.components.find((one: Record<string, string>) => one.purl === purl);
  expect(component("pkg:maven/org.neo4j/neo4j-kernel@5.26.28").hashes[0].content).toMatch(/^[0-9a-f]{64}$/);
  expect(bom.components.map(({ name }: Record<string, string>) => name)).toContain("react-aria-components");
});

// each clone installs all dependencies for development: minutes
describe.runIf(process.env.PROOFLINE_TEST_FAULTS === "1")("from a fresh clone", { timeout: 900_000 }, () => {
  const tarball = (clone: string) => join(folder, clone, "proofline-0.1.0.tgz");

  it("is the same bytes in another folder, by a user with another umask", () => {
    for (const [clone, umask] of [
      ["one", "022"],
      ["two", "077"],
    ] as const) {
      const script = `umask ${umask} && git clone -q ${packageRoot} ${clone} && cd ${clone} && npm pack`;
      run(folder, "bash", "-c", script);
    }
    return expect(Promise.all([sha256(tarball("one")), sha256(tarball("two"))])).resolves.toSatisfy(
      ([one, two]) => one === two,
    );
  });

  it("installs in an empty folder, and serves the demo, the page and a report that verifies", async () => {
    const empty = join(folder, "empty");
    await mkdir(empty);
    run(empty, "npm", "install", tarball("one"));
    const port = await freePort();
    const service = spawn("npx", ["proofline", "demo", "--port", String(port)], {
      cwd: empty,
      detached: true,
    });
    try {
      let said = "";
      service.stdout.on("data", (text) => (said += text));
      service.stderr.on("data", (text) => (said += text));
      while (!said.includes("checked without a service")) {
        if (service.exitCode !== null) throw new Error(said);
        await Promise.race([
          once(service.stdout, "data"),
          once(service.stderr, "data"),
          once(service, "exit"),
        ]);
      }
      expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain("<!doctype html>");
      const command = /npx proofline verify '(\S+)' --vkey '(\S+)'/.exec(said);
      expect(
        run(empty, "npx", "proofline", "verify", String(command?.[1]), "--vkey", String(command?.[2])),
      ).toMatch(/^valid: the report of prediction/);
    } finally {
      // npx does not hand signals on to what it runs
      if (service.pid !== undefined) process.kill(-service.pid, "SIGTERM");
      if (service.exitCode === null) await once(service, "exit");
    }
  });
});
