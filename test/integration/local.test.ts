import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import neo4j from "neo4j-driver";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { neo4jJars } from "../../src/local/jars.js";
import { type EmbeddedNeo4j, openEmbedded } from "../../src/local/openEmbedded.js";
import { packageRoot } from "../../src/packageRoot.js";

const progress = () => {};

/** Runs in a process of its own, from the build: opens the store, says so, and stays until it is killed. */
const OWNER = `
  import { openEmbedded } from ${JSON.stringify(pathToFileURL(join(packageRoot, "dist/local/openEmbedded.js")).href)};
  await openEmbedded({ dataDir: process.argv[1], sharing: process.argv[2], progress() {} });
  console.log("open");
  setInterval(() => {}, 1000);
`;

// Each test may start a server twice, which takes half a minute on a busy machine.
describe("the embedded Neo4j", { timeout: 180_000 }, () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "proofline-local-"));
  });

  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
  });

  describe("while a service has it open", () => {
    let service: EmbeddedNeo4j;

    beforeAll(async () => {
      service = await openEmbedded({ dataDir, sharing: "exclusive", progress });
    });

    afterAll(async () => {
      await service[Symbol.asyncDispose]();
    });

    test("answers with APOC at the address it hands out", async () => {
      expect(await ask(service, "RETURN apoc.version() STARTS WITH '5.26' AS answer")).toBe(true);
    });

    test("keeps its password from other users", async () => {
      const { mode } = await stat(join(dataDir, "neo4j.json"));
      expect(mode & 0o777).toBe(0o600);
      await expect(ask({ ...service, password: "neo4j" }, "RETURN 1 AS answer")).rejects.toThrow(
        /unauthorized/i,
      );
    });

    test("refuses a second service, naming the first and the store", async () => {
      const second = openEmbedded({ dataDir, sharing: "exclusive", progress });
      await expect(second).rejects.toThrow(`Process ${process.pid} already serves the store in ${dataDir}`);
      await expect(second).rejects.toMatchObject({ code: "UNAVAILABLE" });
    });

    test("is used by a command, and stays when the command is done", async () => {
      const command = await openEmbedded({ dataDir, sharing: "shared", progress });
      expect(command.uri).toBe(service.uri);
      await command[Symbol.asyncDispose]();
      expect(await ask(service, "RETURN 1 AS answer")).toBe(1);
    });

    test("is started again at the same address when its server dies", async () => {
      process.kill(await serverPid(dataDir), "SIGKILL");
      await expect
        .poll(() => ask(service, "RETURN 1 AS answer").catch(() => "not yet"), { timeout: 120_000 })
        .toBe(1);
    });
  });

  test("leaves no server behind when its owner is killed, and opens again at once", async () => {
    const owner = await ownerProcess(dataDir, "exclusive");
    const orphan = await serverPid(dataDir);
    owner.kill("SIGKILL");
    const next = await openEmbedded({ dataDir, sharing: "exclusive", progress });
    expect(await ask(next, "RETURN 1 AS answer")).toBe(1);
    expect(() => process.kill(orphan, 0)).toThrow("ESRCH");
    const server = await serverPid(dataDir);
    await next[Symbol.asyncDispose]();
    expect(() => process.kill(server, 0)).toThrow("ESRCH");
  });

  test("a file left over, whose process numbers are in use again, does not keep it from opening", async () => {
    const stale = { uri: "bolt://127.0.0.1:1", username: "neo4j", password: "old", sharing: "exclusive" };
    const numbers = { ownerPid: process.pid, serverPid: process.pid };
    await writeFile(join(dataDir, "neo4j.json"), JSON.stringify({ ...stale, ...numbers }));
    const server = await openEmbedded({ dataDir, sharing: "shared", progress });
    expect(await ask(server, "RETURN 1 AS answer")).toBe(1);
    await server[Symbol.asyncDispose]();
  });

  test("a command that started the server keeps it until another command is done", async () => {
    const first = await openEmbedded({ dataDir, sharing: "shared", progress });
    const second = await ownerProcess(dataDir, "shared");
    const closing = first[Symbol.asyncDispose]();
    expect(await Promise.race([closing, sleep(1_000, "waits")])).toBe("waits");
    expect(await ask(first, "RETURN 1 AS answer")).toBe(1);
    second.kill("SIGKILL");
    await closing;
  });
});

describe("without what the embedded Neo4j needs", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-java-"));
    await mkdir(join(folder, "bin"));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const THREE_WAYS = /docker compose up[\s\S]*NEO4J_URI[\s\S]*Java 17/;
  const open = () =>
    openEmbedded({
      dataDir: join(folder, "data"),
      sharing: "exclusive",
      progress,
      environment: { PATH: join(folder, "bin"), XDG_CACHE_HOME: join(folder, "cache") },
    });
  const java = (version: string) =>
    writeFile(join(folder, "bin", "java"), `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`, {
      mode: 0o755,
    });

  test("no Java: says so, and three ways out", async () => {
    await expect(open()).rejects.toThrow(/no working java was found/);
    await expect(open()).rejects.toThrow(THREE_WAYS);
    await expect(open()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  test.each([
    ["11.0.2", 11],
    ["1.8.0_402", 8],
  ])("Java %s: says so, and three ways out", async (version, major) => {
    await java(version);
    await expect(open()).rejects.toThrow(`java is Java ${major}`);
    await expect(open()).rejects.toThrow(THREE_WAYS);
  });

  describe("with jars that are not those that were tested", () => {
    let jars: string;
    beforeEach(async () => {
      await java("17.0.15");
      const { lib } = await neo4jJars(process.env, progress);
      jars = join(folder, "cache", "proofline", basename(dirname(lib)));
      for (const part of ["lib", "plugins"]) {
        await mkdir(join(jars, part), { recursive: true });
        for (const jar of await readdir(join(dirname(lib), part)))
          await symlink(join(dirname(lib), part, jar), join(jars, part, jar));
      }
    });
    const kernel = () => join(jars, "lib", "neo4j-kernel-5.26.28.jar");

    test("one that was changed is named, and no Java is started", async () => {
      const bytes = await readFile(kernel());
      await rm(kernel());
      await writeFile(kernel(), Buffer.concat([bytes, Buffer.from([0])]));
      await expect(open()).rejects.toThrow(
        /lib\/neo4j-kernel-5\.26\.28\.jar has the SHA-256 [0-9a-f]{64}, and not/,
      );
    });

    test("so is one that is missing, and one more, which Java would load", async () => {
      await rm(kernel());
      await expect(open()).rejects.toThrow("lib/neo4j-kernel-5.26.28.jar is missing");
      await writeFile(join(jars, "plugins", "more.JAR"), "");
      await expect(open()).rejects.toThrow("plugins/more.JAR is not a part of it");
    });
  });

  test("no Maven: says so, and three ways out", async () => {
    await java("17.0.15");
    await expect(open()).rejects.toThrow(/`mvn` can't be run/);
    await expect(open()).rejects.toThrow(THREE_WAYS);
  });
});

async function ask(
  server: { uri: string; username: string; password: string },
  query: string,
): Promise<unknown> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password), {
    disableLosslessIntegers: true,
  });
  try {
    const { records } = await driver.executeQuery(query);
    return records[0]?.get("answer");
  } finally {
    await driver.close();
  }
}

async function serverPid(dataDir: string): Promise<number> {
  return JSON.parse(await readFile(join(dataDir, "neo4j.json"), "utf8")).serverPid;
}

async function ownerProcess(
  dataDir: string,
  sharing: string,
): Promise<ChildProcessByStdio<null, Readable, null>> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", OWNER, dataDir, sharing], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(child.stdout), "line");
  expect(line).toBe("open");
  return child;
}
