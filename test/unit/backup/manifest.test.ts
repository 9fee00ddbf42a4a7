import { describe, expect, it } from "vitest";
import { formatManifest, type Manifest, parseManifest } from "../../../src/backup/manifest.js";

const manifest: Manifest = {
  madeAt: "2026-11-28T12:00:00.000Z",
  version: "0.1.0",
  migration: 13,
  origin: "example.com/log",
  verifierKey: "example.com/log+00000000+AA==",
  size: 3,
  root: "AAAA",
  checkpoint: null,
  hasKey: false,
  files: [{ path: "neo4j/data/server_id", bytes: 16, sha256: "a".repeat(64) }],
};

/** The manifest's text with some members changed. */
const altered = (changes: object): string =>
  JSON.stringify({ ...JSON.parse(formatManifest(manifest)), ...changes });

describe("the manifest of a backup", () => {
  it("is read as it was written", () => {
    expect(parseManifest(formatManifest(manifest))).toEqual(manifest);
  });

  it.each([
    ["../signing.key"],
    ["neo4j/../../x"],
    ["/etc/passwd"],
    ["neo4j//x"],
    ["neo4j\\x"],
    ["C:/x"],
    [""],
  ])("leads nowhere else: %j is refused", (path) => {
    const files = [{ ...manifest.files[0], path }];
    expect(() => parseManifest(altered({ files }))).toThrow(/files\[0\]\.path|path is no text/);
  });

  it("names no file twice", () => {
    const files = [manifest.files[0], manifest.files[0]];
    expect(() => parseManifest(altered({ files }))).toThrow(
      /files\[1\]\.path: is no path of the backup's own, or there twice/,
    );
  });

  it.each([
    [{ format: 2 }, /has the format 2, and this version reads 1/],
    [{ size: -1 }, /size is no whole number/],
    [{ origin: 7 }, /origin is no text/],
    [{ hasKey: "no" }, /hasKey: is neither true nor false/],
    [{ files: [] }, /files: is no list of files/],
    [{ files: [{ path: "a", bytes: 1, sha256: "x" }] }, /sha256: is no SHA-256/],
  ])("that says %j is refused", (changes, message) => {
    expect(() => parseManifest(altered(changes))).toThrow(message);
  });

  it("that is no JSON is refused", () => {
    expect(() => parseManifest("{")).toThrow("manifest.json: is not JSON");
  });
});
