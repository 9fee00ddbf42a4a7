import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { prepare } from "../../../../src/cli/actions/reportsFolder.js";
import type { Asked } from "../../../../src/cli/actions/reportsPlan.js";
import { makeAll } from "../../../../src/cli/actions/reportsRun.js";
import type { ReportsSource } from "../../../../src/cli/actions/reportsSource.js";
import { ProoflineError } from "../../../../src/facts/error.js";

let folder: string;
let exitCode: typeof process.exitCode;
const said: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-reports-"));
  exitCode = process.exitCode;
  process.exitCode = undefined;
  said.length = 0;
  vi.spyOn(console, "error").mockImplementation((line) => said.push(String(line)));
});
afterEach(async () => {
  process.exitCode = exitCode;
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const ASKED: Asked = {
  modelVersion: null,
  deployment: "d-7",
  from: null,
  to: null,
  format: "HTML",
  sample: null,
  seed: null,
  asOf: null,
};
const HOSTILE = `<script>alert(1)</script>"'\u202e|${"x".repeat(900)}`;

/** Predictions r-1, r-2 … and one with a hostile id, the log of a given size. */
function sourceOf(
  count: number,
  report: ReportsSource["report"] = async (requestId) => ({
    document: Buffer.from(`report of ${requestId}`),
    verdict: "WITH_WARNINGS",
    gaps: [
      { code: "NO_DATE_RANGE", severity: "WARNING" },
      { code: "NO_DATE_RANGE", severity: "WARNING" },
    ],
  }),
): ReportsSource & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    asksAgain: false,
    log: async () => ({
      origin: "log",
      verifierKey: "log+1+k",
      checkpoint: "log\n2000\nroot\n",
      size: 2_000,
    }),
    async *population() {
      const ids = [HOSTILE, ...Array.from({ length: count - 1 }, (_, i) => `r-${i + 1}`)];
      const listed = ids.map((requestId, index) => ({
        requestId,
        timestamp: "2026-11-28T00:00:00.000Z",
        index,
      }));
      yield listed;
      // recorded since
      yield [{ requestId: "later", timestamp: "2026-11-27T00:00:00.000Z", index: 2_000 }];
    },
    report: (requestId, asOf) => {
      asked.push(requestId);
      return report(requestId, asOf);
    },
    reader: async () => ({ principal: "anna <b>", userAgent: null }),
  };
}

const run = async (source: ReportsSource, asked = ASKED, stop = new AbortController().signal) => {
  await prepare(folder);
  await makeAll(folder, asked, "bulkReport_1", source, stop);
};
const index = async () => JSON.parse(await readFile(join(folder, "index.json"), "utf8"));

describe("reports in bulk", () => {
  it("have an index that says what each file is, what was asked for, by whom and of which state of the log", async () => {
    await run(sourceOf(3));
    const { predictions, ...head } = await index();
    expect(head).toMatchObject({
      operation: "bulkReport_1",
      asked: ASKED,
      by: { principal: "anna <b>" },
      log: { size: 2_000 },
      asOf: 2_000,
      population: 3,
      made: 3,
      notMade: 0,
      verdicts: { WITH_WARNINGS: 3 },
      gaps: { NO_DATE_RANGE: 3 },
    });
    for (const { requestId, file, sha256, bytes, gaps } of predictions) {
      const content = await readFile(join(folder, file));
      expect(content.toString()).toBe(`report of ${requestId}`);
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
      expect(bytes).toBe(content.length);
      expect(gaps).toEqual([{ code: "NO_DATE_RANGE", severity: "WARNING", count: 2 }]);
    }
    expect(process.exitCode).toBeUndefined();
  });

  it("show hostile text on the index page as text", async () => {
    await run(sourceOf(2));
    const page = await readFile(join(folder, "index.html"), "utf8");
    expect(page).not.toMatch(/<script|<b>|\u202e/);
    expect(page).toContain("&lt;script&gt;");
    expect(page).toContain("U+202E");
    expect(page).not.toContain("x".repeat(130));
  });

  it("make those that are missing or altered, and leave the others", async () => {
    await run(sourceOf(5));
    const { predictions } = await index();
    await writeFile(join(folder, predictions[1].file), "altered");
    await rm(join(folder, predictions[3].file));
    await writeFile(join(folder, "reports", "000001-x.html.1234.tmp"), "half");
    const again = sourceOf(5);
    await run(again);
    expect(again.asked.toSorted()).toEqual([predictions[1].requestId, predictions[3].requestId]);
    expect((await index()).made).toBe(5);
    expect(await readdir(join(folder, "reports"))).toHaveLength(5);
  });

  it("name one that can't be made in the index, with exit code 1, and try it again", async () => {
    const tooLarge = async (requestId: string) => {
      if (requestId === "r-2") throw new ProoflineError("LIMIT_EXCEEDED", "the trail is <too> large");
      return { document: Buffer.from("small"), verdict: "COMPLETE", gaps: [] };
    };
    await run(sourceOf(4, tooLarge));
    expect(process.exitCode).toBe(1);
    const { predictions, made, notMade } = await index();
    expect([made, notMade]).toEqual([3, 1]);
    expect(predictions[2]).toEqual({
      place: 3,
      requestId: "r-2",
      timestamp: "2026-11-28T00:00:00.000Z",
      error: { code: "LIMIT_EXCEEDED", message: "the trail is <too> large" },
    });
    expect(await readFile(join(folder, "index.html"), "utf8")).toContain("not made: LIMIT_EXCEEDED");
    const again = sourceOf(4);
    await run(again);
    expect(again.asked).toEqual(["r-2"]);
    expect((await index()).notMade).toBe(0);
  });

  it("end where nobody may read them, and say that the same command goes on", async () => {
    const forbidden = () => Promise.reject(new ProoflineError("FORBIDDEN", "takes the role AUDIT"));
    await expect(run(sourceOf(20, forbidden))).rejects.toThrow(
      "takes the role AUDIT (the same command goes on",
    );
    expect(await readdir(folder)).not.toContain("index.json");
  });

  it("end when they are told to, and go on", async () => {
    const stop = new AbortController();
    const first = sourceOf(40, async () => {
      stop.abort();
      return { document: Buffer.from("x"), verdict: "COMPLETE", gaps: [] };
    });
    await run(first, ASKED, stop.signal);
    expect(process.exitCode).toBe(130);
    expect(await readdir(folder)).not.toContain("index.json");
    const again = sourceOf(40);
    await run(again);
    expect(new Set([...first.asked, ...again.asked]).size).toBe(40);
    expect(first.asked.length + again.asked.length).toBe(40);
  });

  it("take no folder with other files, or with reports that were asked for otherwise", async () => {
    await run(sourceOf(2));
    await expect(run(sourceOf(2), { ...ASKED, deployment: "d-8" })).rejects.toThrow("asked for otherwise");
    await rm(join(folder, "progress"), { recursive: true });
    await expect(run(sourceOf(2))).rejects.toThrow("holds other files");
  });

  it("take no log that is shorter or another one than that of the reports which are there", async () => {
    await run(sourceOf(2));
    const other = { ...sourceOf(2), log: async () => ({ ...(await sourceOf(2).log(0)), size: 1_999 }) };
    await expect(run(other)).rejects.toThrow("at 2,000 facts, and this is log at 1,999");
  });

  it("are listed in pages of a thousand, and all in index.json", async () => {
    await run(sourceOf(1_001, async () => ({ document: Buffer.from(""), verdict: "COMPLETE", gaps: [] })));
    const rows = async (page: string) =>
      (await readFile(join(folder, page), "utf8")).match(/<a href="reports\//g)?.length;
    expect([await rows("index.html"), await rows("index-2.html")]).toEqual([1_000, 1]);
    expect((await index()).predictions).toHaveLength(1_001);
  });

  it("draw a sample of the population, and say so where there is nobody", async () => {
    const source = sourceOf(50);
    await run(source, { ...ASKED, sample: 7, seed: 3 });
    expect(await index()).toMatchObject({ population: 50, chosen: 7, made: 7 });
    expect(source.asked).not.toContain("later");
    await rm(folder, { recursive: true });
    await run({ ...source, population: async function* () {} });
    expect(await readFile(join(folder, "index.html"), "utf8")).toContain("There is no such prediction.");
    expect((await index()).predictions).toEqual([]);
  });
});
