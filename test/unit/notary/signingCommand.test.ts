import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { formatVerifierKey, signingKey } from "../../../src/log/key.js";
import { isSignatureBy, signatureOf } from "../../../src/log/note.js";
import { commandSigner, readSigningCommand, wordsOf } from "../../../src/notary/signingCommand.js";

const KEY = signingKey("log.example/one", new Uint8Array(32).fill(3));
const TEXT = "log.example/one\n3\nAQ==\n";
const SIGNATURE = Buffer.from(signatureOf(TEXT, KEY));
const NAMES = { command: "SIGNING_COMMAND", key: "SIGNING_VERIFIER_KEY" };

const folder = mkdtempSync(join(tmpdir(), "proofline-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a command line", () => {
  it.each<[string, string[]]>([
    ["sign", ["sign"]],
    ["  sign   --key  7 ", ["sign", "--key", "7"]],
    [`"/opt/our tools/sign" 'a "b"' c"d e"f ''`, ["/opt/our tools/sign", 'a "b"', "cd ef", ""]],
    ["sign $(id) ; rm *", ["sign", "$(id)", ";", "rm", "*"]],
  ])("%j is its words, and no shell looks at it", (line, words) => {
    expect(wordsOf(line, "SIGNING_COMMAND")).toEqual(words);
  });

  it.each(["", "  ", 'sign "a', "it's"])("%j is refused", (line) => {
    expect(() => wordsOf(line, "SIGNING_COMMAND")).toThrow(/SIGNING_COMMAND/);
  });

  it("comes with its verifier key, as text or in a file", () => {
    const vkey = formatVerifierKey(KEY);
    const file = join(folder, "vkey");
    writeFileSync(file, `${vkey}\n`);
    for (const given of [vkey, file])
      expect(readSigningCommand("sign", given, NAMES)).toMatchObject({
        words: ["sign"],
        key: { id: KEY.id },
      });
    expect(readSigningCommand(undefined, undefined, NAMES)).toBeUndefined();
    expect(() => readSigningCommand("sign", undefined, NAMES)).toThrow(/^SIGNING_VERIFIER_KEY: must be set/);
    expect(() => readSigningCommand(undefined, vkey, NAMES)).toThrow(/^SIGNING_COMMAND: must be set/);
    expect(() => readSigningCommand("sign", join(folder, "none"), NAMES)).toThrow(/can't be read/);
    expect(() => readSigningCommand("sign", `${vkey}x`, NAMES)).toThrow(/SIGNING_VERIFIER_KEY/);
  });
});

describe("a program that signs", () => {
  /** Answers by a script, which has the text on its standard input. */
  const answering = (script: string) =>
    commandSigner({ words: [process.execPath, "-e", script], key: KEY }).sign(TEXT);
  const checked = `if (require("fs").readFileSync(0, "utf8") !== ${JSON.stringify(TEXT)}) process.exit(9);`;

  it.each([
    ["64 bytes", `process.stdout.write(Buffer.from("${SIGNATURE.toString("hex")}", "hex"))`],
    ["base64 in a line", `console.log("${SIGNATURE.toString("base64")}")`],
  ])("may answer with %s", async (_, script) => {
    expect(isSignatureBy(KEY, await answering(checked + script), TEXT)).toBe(true);
  });

  it.each<[string, string, RegExp]>([
    [
      "a signature of something else",
      `console.log(Buffer.alloc(64, 1).toString("base64"))`,
      /is not by log.example\/one\+/,
    ],
    ["nothing", "", /did not answer with a signature/],
    ["words", `console.log("signed")`, /did not answer with a signature/],
    ["no end", `for (;;) require("fs").writeSync(1, "x".repeat(4096))`, /more than a signature/],
    ["an error", `console.error("PIN\\nlocked"); process.exit(4)`, /exit code 4: PIN locked$/],
    ["a signal", `process.kill(process.pid, "SIGTERM")`, /SIGTERM/],
  ])("is not believed with %s", async (_, script, why) => {
    const answer = answering(script);
    await expect(answer).rejects.toThrow(why);
    await expect(answer).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it("is said to be missing where it is", async () => {
    const none = commandSigner({ words: [join(folder, "none")], key: KEY });
    await expect(none.sign(TEXT)).rejects.toThrow(/can't be started/);
  });
});
