import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { proofline } from "./command.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-absent-"));
});
afterEach(() => rm(folder, { recursive: true }));

const reading: readonly (readonly string[])[] = [
  ["report", "r-1"],
  ["trail", "--model", "m"],
  ["impact", "ModelVersion", "m@1"],
  ["gate", "m@1"],
  ["compare", "ModelVersion", "m@1", "m@2"],
  ["fsck"],
  ["export", "mirror"],
  ["key", "list"],
  ["key", "revoke", "someone"],
  ["new-origin", "example.com/2"],
];

describe("where there is no store", () => {
  it.each(reading.map((args) => [args.join(" "), args] as const))(
    "proofline %s says what it looked for, and makes none",
    async (_, args) => {
      const { code, out, err } = await proofline(folder, [...args, "--data-dir", "elsewhere"]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(
        /^proofline: DATA_DIR: there is no store in \/.*\/elsewhere: .*--data-dir.*--url\n$/,
      );
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it.each([
    ["JSON that is none", ["--features", '{"secret": 4711', "--prediction", "1"], "--features: must be JSON"],
    [
      "a text without its quotation marks",
      ["--features", "1", "--prediction", "ClassA4711"],
      "--prediction: ",
    ],
    ["a time that is none", ["--features", "1", "--prediction", "1", "--timestamp", "4711"], "--timestamp: "],
    [
      "a number that JSON can't hold",
      ["--features", '{"n":4711e400}', "--prediction", "1"],
      "--features.n: ",
    ],
    ["an empty id", ["--features", "1", "--prediction", "1", "--request-id", ""], "--request-id: "],
  ])("log-decision names the flag of %s, repeats no value, and makes no store", async (_, args, message) => {
    const { code, out, err } = await proofline(folder, ["log-decision", "--model", "m", ...args]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^proofline: .*\n$/);
    expect(err).toContain(`proofline: ${message}`);
    expect(err).not.toContain("4711");
    expect(await readdir(folder)).toEqual([]);
  });
});
