import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofline } from "./command.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-loaded-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes down each module that is loaded, in a file. */
const HOOK = `
import { appendFileSync } from "node:fs";
export async function load(url, context, next) {
  appendFileSync(process.env.LOADED, url + "\\n");
  return next(url, context);
}`;
const inUrl = (module: string): string => `data:text/javascript,${encodeURIComponent(module)}`;
const REGISTER = `import { register } from "node:module"; register(${JSON.stringify(inUrl(HOOK))});`;

/** The packages and the rooms of src/ of which a command loads something. */
async function loadedBy(args: readonly string[]): Promise<{ code: unknown; loaded: readonly string[] }> {
  const file = join(folder, "loaded");
  await writeFile(file, "");
  const { code } = await proofline(folder, args, {
    LOADED: file,
    NODE_OPTIONS: `--import=${inUrl(REGISTER)}`,
  });
  const urls = (await readFile(file, "utf8")).split("\n");
  const names = urls.flatMap((url) => {
    const [, name] =
      /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? /\/dist\/([^/]+)/.exec(url) ?? [];
    return name ?? [];
  });
  return { code, loaded: [...new Set(names)].toSorted() };
}

/** Of what takes long to load, or what only loads it. */
const HEAVY =
  /^(?:neo4j-driver.*|rxjs|graphql.*|@graphql-tools.*|@neo4j.*|@apollo.*|@as-integrations.*|@?fastify.*|jose|pdfkit|fontkit|ws|api|graph|documents|store\.js|service\.js)$/;

describe("a command loads what it needs and no more", () => {
  it("help: its own descriptions", async () => {
    for (const args of [["--help"], ["report", "--help"], ["trail"], ["serve", "--port"]]) {
      const { loaded } = await loadedBy(args);
      expect(loaded).toContain("commander");
      expect(loaded.filter((name) => HEAVY.test(name) || name === "mirror")).toEqual([]);
    }
  });

  it("verify: no database and no GraphQL", async () => {
    await writeFile(join(folder, "report.json"), '{"body":');
    const { code, loaded } = await loadedBy(["verify", "report.json", "--proof", "report.json"]);
    expect(code).toBe(2);
    expect(loaded).toContain("report");
    expect(loaded.filter((name) => HEAVY.test(name))).toEqual([]);
  });

  it.each([
    ["report", "r-1"],
    ["trail", "--model", "m"],
    ["log-decision", "--model", "m", "--features", "1", "--prediction", "1"],
    ["ingest", "none.ndjson"],
  ])("%s of a service: nor what opens a store", async (...args) => {
    const { code, loaded } = await loadedBy([...args, "--url", "http://127.0.0.1:1"]);
    expect(code).toBe(2);
    expect(loaded.filter((name) => HEAVY.test(name) || name === "mirror")).toEqual([]);
  });

  it("the store is opened by what is named here as heavy", async () => {
    const { loaded } = await loadedBy(["fsck"]);
    for (const name of ["neo4j-driver", "graph", "store.js"]) expect(loaded).toContain(name);
  });
});
