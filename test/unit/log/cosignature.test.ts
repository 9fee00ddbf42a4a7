import { expect, test } from "vitest";
import { signCheckpoint } from "../../../src/log/checkpoint.js";
import { formatWitnessKey, openCosignatures, parseWitnessKey } from "../../../src/log/cosignature.js";
import { signingKey, verifierKey } from "../../../src/log/key.js";
import { leafHash } from "../../../src/log/merkle.js";
import { openNote } from "../../../src/log/note.js";
import {
  addCheckpointBody,
  cosignatureIn,
  parseWitnesses,
  sizeIn,
  unverifiedSigners,
} from "../../../src/log/witness.js";
import { WitnessSigner } from "../../support/witness.js";

const key = signingKey("log.example", new Uint8Array(32).fill(7));
const NOTE = signCheckpoint(
  { origin: key.name, size: 1, root: leafHash(new Uint8Array()), extensions: [] },
  key,
);
const TEXT = NOTE.slice(0, NOTE.indexOf("\n\n") + 1);
const [one, two] = [new WitnessSigner("witness.example/w1", 1), new WitnessSigner("witness.example/w2", 2)];
const keys = [one, two].map(({ vkey }) => parseWitnessKey(vkey));
const at = (seconds: number) => new Date(seconds * 1_000);

/** That of a witness which is in service. */
const PUBLISHED =
  "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM";

test("a witness's key is read as others publish it, and no log's key is one", () => {
  expect(formatWitnessKey(parseWitnessKey(PUBLISHED))).toBe(PUBLISHED);
  expect(() => parseWitnessKey(PUBLISHED.replace("d8042a87", "d8042a88"))).toThrow("should be d8042a87");
  const log = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  expect(() => parseWitnessKey(log)).toThrow("of a witness");
});

test("cosignatures are told by the keys that are known, each once and the earliest", () => {
  const note =
    NOTE + two.line(TEXT, 1_700_000_005) + one.line(TEXT, 1_700_000_009) + one.line(TEXT, 1_700_000_001);
  const found = openCosignatures(note, keys);
  expect(found.map(({ by, at: time }) => [by.witness.name, time])).toEqual([
    [one.name, at(1_700_000_001)],
    [two.name, at(1_700_000_005)],
  ]);
  expect(openCosignatures(note, keys.slice(1))).toHaveLength(1);
  expect(openCosignatures(NOTE, keys)).toEqual([]);
  expect(unverifiedSigners(note)).toHaveLength(3);
  // whoever knows the log's key alone reads the checkpoint as before
  expect(openNote(note, [key]).text).toBe(TEXT);
});

test.each([
  ["of another checkpoint", one.line(TEXT.replace("\n1\n", "\n2\n"), 1_700_000_001)],
  ["whose time was changed", retimed()],
  ["at no time", one.line(TEXT, 0)],
  ["under another witness's name and id", forged()],
])("a cosignature %s makes the note invalid", (_what, line) => {
  expect(() => openCosignatures(NOTE + line, keys)).toThrow("w1");
});

/** Some bytes of one cosignature, and the rest of another, under the name of the first witness. */
function spliced(begin: string, end: string, at: number): string {
  const bytes = (line: string) => Buffer.from(line.trim().split(" ").at(-1) ?? "", "base64");
  const both = Buffer.concat([bytes(begin).subarray(0, at), bytes(end).subarray(at)]);
  return `— ${one.name} ${both.toString("base64")}\n`;
}

function forged(): string {
  return spliced(one.line(TEXT, 5), two.line(TEXT, 5), 4);
}

function retimed(): string {
  return spliced(one.line(TEXT, 5), one.line(TEXT, 6), 12);
}

test("a checkpoint is submitted as the specification says, and the answer is held against it", () => {
  const proof = [
    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=",
    "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=",
  ];
  expect(addCheckpointBody(20_852_014, proof, NOTE)).toBe(
    `old 20852014\n${proof[0]}\n${proof[1]}\n\n${NOTE}`,
  );
  expect(addCheckpointBody(0, [], NOTE)).toBe(`old 0\n\n${NOTE}`);
  const line = one.line(TEXT, 1_700_000_001);
  const [witness] = keys;
  if (witness === undefined) return expect.unreachable();
  expect(cosignatureIn(two.line(TEXT, 1_700_000_000) + line, NOTE, witness)).toMatchObject({ line });
  expect(() => cosignatureIn(two.line(TEXT, 1_700_000_000), NOTE, witness)).toThrow("no cosignature by");
  for (const answer of ["", "ok\n", line.trim()])
    expect(() => cosignatureIn(answer, NOTE, witness)).toThrow();
  expect(sizeIn("20852014\n")).toBe(20_852_014);
  for (const size of ["", "1.5\n", "-1\n", "01\n"])
    expect(() => sizeIn(size)).toThrow("the witness's tree size");
});

test("witnesses are read from a policy's lines, or keys alone", () => {
  const text = `# who watches\nlog ${"x"}\n\nwitness W1 ${one.vkey} https://w1.example/\n\t${two.vkey}\ngroup g 1 W1\nquorum g\n`;
  expect(parseWitnesses(text).map(({ witness: { name }, url }) => [name, url])).toEqual([
    [one.name, "https://w1.example"],
    [two.name, undefined],
  ]);
});

test.each([
  [`${one.vkey} https://w.example/ more`, "line 1 is no verifier key and URL"],
  [`\n${one.vkey} ftp://w.example/`, "line 2: the witness's URL must begin with"],
  ["witness W1", "line 1: "],
  [`${one.vkey}\nwitness again ${one.vkey}`, "the same witness is there twice"],
  [`${verifierKey("w", new Uint8Array(32)).name}`, "line 1: "],
  [
    Array.from({ length: 33 }, (_, i) => new WitnessSigner(`w${i}`, i + 1).vkey).join("\n"),
    "the limit is 32",
  ],
])("a list of witnesses is refused by its line", (text, message) => {
  expect(() => parseWitnesses(text)).toThrow(message);
});
