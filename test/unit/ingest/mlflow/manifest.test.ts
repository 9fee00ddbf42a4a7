import { describe, expect, it } from "vitest";
import { sha256Hex } from "#sha256";
import { folderDigest } from "../../../../src/ingest/mlflow/manifest.js";

const file = (path: string, content: string) => ({ path, sha256: sha256Hex(content) });

/** The folder and its digest as the Python package model-signing 1.1.1 has them: `hashing.hash(folder)`, then the payload's subject. */
const SIGNED = "8a79f529b367d8bfe0b81befb66ad698d80e4d62be86f8e912c0c03b133755b0";
const FOLDER = [
  file("MLmodel", "one"),
  file("a-c", "four"),
  file("a.b/y", "three"),
  file("a/x.bin", "two"),
  file("\u{1f600}", "seven"),
  file("\ufffd", "eight"),
  file(".gitignore", "five"),
  file(".git/HEAD", "six"),
];

describe("the digest of a model's folder", () => {
  it("is that of model-signing, whatever the order of the files: by parts of paths, and by code points", () => {
    expect(folderDigest(FOLDER)).toBe(SIGNED);
    expect(folderDigest([...FOLDER].reverse())).toBe(SIGNED);
  });

  it("is another one where a file has another content or is missing", () => {
    const changed = FOLDER.map((one) => (one.path === "a/x.bin" ? file("a/x.bin", "2") : one));
    expect(folderDigest(changed)).not.toBe(SIGNED);
    expect(folderDigest(FOLDER.slice(1))).not.toBe(SIGNED);
  });

  it("is none of a folder without files", () => {
    expect(() => folderDigest([file(".gitignore", "five")])).toThrow("no file to hash");
  });
});
