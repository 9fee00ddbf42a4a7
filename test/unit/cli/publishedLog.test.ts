import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedLog } from "../../../src/cli/publishedLog.js";

describe("a log in a folder", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-published-"));
    await mkdir(join(folder, "log/checkpoint"), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("says which file can't be read, as a mistake of the user's", async () => {
    const log = await publishedLog(folder, undefined);
    await expect(log.read("log/checkpoint")).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: `${join(folder, "log/checkpoint")}: is a folder`,
    });
  });

  it("says nothing of a file that is not there: a log may end", async () => {
    const log = await publishedLog(folder, undefined);
    expect(await log.read("log/vkey")).toBeUndefined();
  });
});
