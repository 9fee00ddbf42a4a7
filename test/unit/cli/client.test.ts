import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readApiKey } from "../../../src/cli/client.js";

const badInput = (path: string) => expect.objectContaining({ code: "BAD_USER_INPUT", path });

describe("readApiKey", () => {
  let folder: string;
  const file = async (text: string): Promise<string> => {
    await writeFile(join(folder, "key"), text);
    return join(folder, "key");
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-key-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("takes the file first, then the environment, else none", async () => {
    expect(await readApiKey(await file("plk_1\n"), { PROOFLINE_API_KEY: "plk_2" })).toBe("plk_1");
    expect(await readApiKey(undefined, { PROOFLINE_API_KEY: "plk_2" })).toBe("plk_2");
    expect(await readApiKey(undefined, { PROOFLINE_API_KEY: "" })).toBeUndefined();
    expect(await readApiKey(undefined, {})).toBeUndefined();
  });

  it("refuses what can't be a key, without showing it", async () => {
    const refused = readApiKey(undefined, { PROOFLINE_API_KEY: "plk_1\nx-other: header" });
    await expect(refused).rejects.toEqual(badInput("PROOFLINE_API_KEY"));
    await expect(refused).rejects.not.toThrow(/plk_1/);
    await expect(readApiKey(await file(""), {})).rejects.toEqual(badInput("--api-key-file"));
    await expect(readApiKey(join(folder, "none"), {})).rejects.toEqual(badInput("--api-key-file"));
  });
});
