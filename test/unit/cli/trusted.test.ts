import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keysFrom, pinKey, readKeys, trustedKeysFile } from "../../../src/cli/trusted.js";
import { formatVerifierKey, signingKey, type VerifierKey } from "../../../src/log/key.js";
import { chain, keysOf, rotation } from "../../support/rotations.js";

const keyOf = (name: string, fill: number): VerifierKey => signingKey(name, new Uint8Array(32).fill(fill));
const KEY = keyOf("log.example/a", 1);
const names = (keys: readonly VerifierKey[]) => keys.map(({ name, id }) => `${name}+${id}`);

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-keys-"));
  file = trustedKeysFile({ XDG_CONFIG_HOME: folder });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("trusted keys", () => {
  it("are a file of the user's", () => {
    expect(file).toBe(join(folder, "proofline", "trusted-keys"));
    expect(trustedKeysFile({})).toMatch(/\.config.proofline.trusted-keys$/);
  });

  it("are none where there is no file", async () => {
    expect(await readKeys(file)).toEqual([]);
  });

  it("are those that were pinned, each once, in a file that only the user changes", async () => {
    expect(await pinKey(KEY, file)).toBe(true);
    expect(await pinKey(KEY, file)).toBe(false);
    expect(await pinKey(keyOf("log.example/b", 2), file)).toBe(true);
    expect(names(await readKeys(file))).toEqual(names([KEY, keyOf("log.example/b", 2)]));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("are never two for one log", async () => {
    await pinKey(KEY, file);
    await expect(pinKey(keyOf(KEY.name, 2), file)).rejects.toThrow(
      /another key of log.example\/a is trusted/,
    );
    expect(await readFile(file, "utf8")).toBe(`${formatVerifierKey(KEY)}\n`);
  });

  it("are two for one log where its key rotations lead from one to the other", async () => {
    const [a, b, c] = keysOf("log.example/rotated", 3);
    if (!a || !b || !c) throw new Error("no keys");
    await pinKey(a, file);
    await expect(pinKey(c, file, chain([b, c]))).rejects.toThrow(/the key rotations given don't show/);
    await expect(pinKey(c, file, [rotation(a, c, {}, [c])])).rejects.toThrow(/old key/);
    expect(await pinKey(c, file, chain([a, b, c]))).toBe(true);
    expect(names(await readKeys(file))).toEqual(names([a, c]));
    expect(await pinKey(c, file)).toBe(false);
  });

  it("name the line that is none", async () => {
    await pinKey(KEY, file);
    await writeFile(file, "not a key\n", { flag: "a" });
    await expect(readKeys(file)).rejects.toThrow(`${file}:2: `);
  });
});

describe("a key given", () => {
  it("is the text itself, or a file of it", async () => {
    const line = formatVerifierKey(KEY);
    await writeFile(join(folder, "vkey"), `${line}\n`);
    expect(names(await keysFrom(line))).toEqual(names([KEY]));
    expect(names(await keysFrom(join(folder, "vkey")))).toEqual(names([KEY]));
  });

  it("is refused where it is neither", async () => {
    await expect(keysFrom(join(folder, "absent"))).rejects.toThrow(/is no verifier key, and no file of one/);
    await expect(keysFrom(`${formatVerifierKey(KEY)}x`)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });
});
