import { describe, expect, it } from "vitest";
import { fromHex, toBase64, utf8 } from "../../../../src/facts/bytes.js";
import { leafHashHex } from "../../../../src/facts/entry.js";
import { signCheckpoint } from "../../../../src/log/checkpoint.js";
import { parseWitnessKey } from "../../../../src/log/cosignature.js";
import { signingKey } from "../../../../src/log/key.js";
import { leafHash } from "../../../../src/log/merkle.js";
import { rootOf } from "../../../../src/log/tree.js";
import type { ProvenReport } from "../../../../src/report/formats/format.js";
import { json } from "../../../../src/report/formats/json.js";
import type { AttestedCheckpoint } from "../../../../src/report/proof.js";
import { openReport } from "../../../../src/report/verify/report.js";
import { verdictOf } from "../../../../src/report/verify/verdict.js";
import { checkWitnesses } from "../../../../src/report/verify/witnesses.js";
import { MemoryLog } from "../../../support/memoryLog.js";
import { KEY, proven } from "../../../support/proven.js";
import { trailWith } from "../../../support/trails.js";
import { WitnessSigner } from "../../../support/witness.js";

const TRAIL = trailWith();
const SIZE = 137;
const PREDICTION = TRAIL.stored.find(({ kind }) => kind === "Prediction")?.recorded?.index ?? Number.NaN;
const signers = [1, 2, 3].map((seed) => new WitnessSigner(`witness.example/w${seed}`, seed));
const keys = signers.map(({ vkey }) => parseWitnessKey(vkey));

/** The log's checkpoint at a size, cosigned; as the service gives it. The log is the one of `proven`. */
function cosigned(size: number, by: readonly WitnessSigner[], filler = "", key = KEY): AttestedCheckpoint {
  const leaves = Array.from({ length: SIZE }, (_, i) => leafHash(utf8(`${filler}${i}`)));
  for (const { recorded } of TRAIL.stored)
    if (recorded !== null) leaves[recorded.index] = fromHex(leafHashHex(recorded.entry));
  const past = new MemoryLog().append(leaves.slice(0, size));
  const checkpoint = signCheckpoint({ origin: key.name, size, root: rootOf(past.tree), extensions: [] }, key);
  const text = checkpoint.slice(0, checkpoint.indexOf("\n\n") + 1);
  const whole = new MemoryLog().append(leaves);
  return {
    checkpoint: checkpoint + by.map((one) => one.line(text, 1_700_000_000)).join(""),
    consistency: whole.consistency(size).hashes.map(toBase64),
  };
}

const open = (change: Partial<ProvenReport["proof"]>) => {
  const report = proven(TRAIL, { size: SIZE });
  return openReport(json.render({ ...report, proof: { ...report.proof, ...change } }), KEY);
};

const witnessed = (needed: number, known: typeof keys, ...checkpoints: readonly AttestedCheckpoint[]) =>
  verdictOf(() => {
    const opened = open({ witnessed: checkpoints });
    if (!("verdict" in opened)) return opened;
    return { sentences: checkWitnesses(opened.attested, known, needed) };
  });

describe("a checkpoint with a report's prediction that witnesses cosigned", () => {
  it("counts each witness once, whichever checkpoint it cosigned", () => {
    const all = [cosigned(130, signers.slice(0, 1)), cosigned(120, signers.slice(0, 2))];
    expect(witnessed(2, keys, ...all)).toEqual({
      sentences: [
        expect.stringMatching(
          /^Cosigned by witness\.example\/w1\+\w{8} at 2023-11-14 22:13:20.* at 130 facts\./,
        ),
        expect.stringMatching(/w1.* at 120 facts\./),
        expect.stringMatching(/w2.* at 120 facts\. It has the prediction, and in all/),
      ],
    });
    expect(witnessed(3, keys, ...all)).toMatchObject({
      valid: false,
      reason: "WRONG",
      where: "proof.witnessed",
      what: expect.stringMatching(
        /^shows 2 witnesses .* 3 of 3 were asked for\. Missing: witness\.example\/w3/,
      ),
    });
    expect(witnessed(1, keys.slice(2), ...all)).toMatchObject({ valid: false, where: "proof.witnessed" });
    expect(witnessed(1, keys)).toMatchObject({ valid: false, where: "proof.witnessed" });
  });

  it("is said to be there where no key is given", () => {
    const opened = open({ witnessed: [cosigned(SIZE, signers.slice(0, 2))] });
    if (!("verdict" in opened)) return expect.unreachable();
    expect(opened.verdict.checked.sentences.at(-1)).toMatch(
      /^Checkpoint at 137 facts, .* names as witnesses witness\.example\/w1\+\w{8} and witness\.example\/w2/,
    );
  });

  it("may be signed by a key that the log had before: that the log goes on from it says whose it is", () => {
    const before = signingKey(KEY.name, new Uint8Array(32).fill(8));
    expect(witnessed(1, keys.slice(0, 1), cosigned(130, signers, "", before))).toHaveProperty("sentences");
  });

  it.each([
    ["of another history", cosigned(130, signers, "other"), "proof.witnessed[0]"],
    ["before the prediction", cosigned(PREDICTION, signers), "proof.witnessed[0].checkpoint"],
    [
      "of another log",
      cosigned(130, signers, "", signingKey("other", new Uint8Array(32))),
      "proof.witnessed[0].checkpoint",
    ],
    ["that is no checkpoint", { checkpoint: "no", consistency: [] }, "proof.witnessed[0].checkpoint"],
    [
      "with a hash that is none",
      { ...cosigned(130, signers), consistency: ["no"] },
      "proof.witnessed[0].consistency[0]",
    ],
    ["without its proof", { ...cosigned(130, signers), consistency: [] }, "proof.witnessed[0]"],
  ])("%s is found, whether or not witnesses are asked for", (_what, checkpoint, where) => {
    expect(open({ witnessed: [checkpoint] })).toMatchObject({ valid: false, reason: "WRONG", where });
    expect(open({ timestamped: { ...checkpoint, token: "" } })).toMatchObject({
      valid: false,
      where: where.replace("witnessed[0]", "timestamped"),
    });
  });

  it("with a cosignature that is not its witness's is found", () => {
    const [first, second] = signers.map((one) => cosigned(130, [one]).checkpoint);
    const line = second?.split("\n").at(-2)?.replace("w2", "w1");
    const forged = { ...cosigned(130, []), checkpoint: `${first}${line}\n` };
    // under another key's id it is nobody's; with the id of w1 it is a forgery
    expect(witnessed(1, keys.slice(0, 1), forged)).toHaveProperty("sentences");
    const text = cosigned(131, [], "").checkpoint.split("\n\n")[0];
    const wrong = {
      ...cosigned(130, []),
      checkpoint: cosigned(130, []).checkpoint + signers[0]?.line(`${text}\n`, 9),
    };
    expect(witnessed(1, keys.slice(0, 1), wrong)).toMatchObject({
      valid: false,
      where: "proof.witnessed[0].checkpoint",
      what: expect.stringContaining("cosignature by witness.example/w1"),
    });
  });
});
