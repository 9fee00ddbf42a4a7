import { describe, expect, it } from "vitest";
import { toBase64 } from "../../../../src/facts/bytes.js";
import { leafHashHex } from "../../../../src/facts/entry.js";
import { signingKey } from "../../../../src/log/key.js";
import { parseProofText } from "../../../../src/log/proofText.js";
import { predictionProof, signerOfProof, verifyEntry } from "../../../../src/report/verify/entry.js";
import { signerOfReport } from "../../../../src/report/verify/report.js";
import { documentOf, KEY, proven } from "../../../support/proven.js";
import { trailWith } from "../../../support/trails.js";

const TRAIL = trailWith();
const TEXT = documentOf(TRAIL);
const PROOF = predictionProof(TEXT);
const [{ entry: ENTRY } = { entry: "" }, { entry: OTHER } = { entry: "" }] = proven(TRAIL).proof.entries;

describe("the proof of a report's prediction", () => {
  it("is its inclusion proof as a C2SP tlog-proof", () => {
    const { index, hashes, checkpoint } = parseProofText(PROOF);
    expect([{ index, size: 137, hashes: hashes.map(toBase64), checkpoint }]).toEqual(
      proven(TRAIL).proof.inclusions,
    );
  });

  it("shows the prediction's entry in the log", () => {
    expect(verifyEntry(ENTRY, PROOF, KEY)).toEqual({
      valid: true,
      origin: KEY.name,
      size: 137,
      root: expect.any(String),
      signedBy: `${KEY.name}+${KEY.id}`,
      kind: "Prediction",
      key: "req-42",
      index: 9,
      leafHash: leafHashHex(ENTRY),
    });
  });
});

describe("verifyEntry", () => {
  it("finds another entry, and another form of this one", () => {
    expect(verifyEntry(OTHER, PROOF, KEY)).toMatchObject({ valid: false, reason: "WRONG", where: "proof" });
    expect(verifyEntry(`${ENTRY} `, PROOF, KEY)).toMatchObject({
      valid: false,
      reason: "WRONG",
      where: "entry",
    });
    const spaced = JSON.stringify(JSON.parse(ENTRY), null, 1);
    expect(verifyEntry(spaced, PROOF, KEY)).toMatchObject({ valid: false, reason: "WRONG", where: "entry" });
  });

  it("finds another key, index, hash or checkpoint", () => {
    const key = signingKey(KEY.name, new Uint8Array(32));
    expect(verifyEntry(ENTRY, PROOF, key)).toMatchObject({ valid: false, where: "proof.checkpoint" });
    for (const forged of [PROOF.replace("index 9", "index 8"), PROOF.replace(/\n[\w+/]{43}=/, "")])
      expect(verifyEntry(ENTRY, forged, KEY)).toMatchObject({
        valid: false,
        reason: "WRONG",
        where: "proof",
      });
    const resized = PROOF.replace("\n137\n", "\n138\n");
    expect(verifyEntry(ENTRY, resized, KEY)).toMatchObject({ valid: false, where: "proof.checkpoint" });
  });

  it("can't read what is no proof, or no entry", () => {
    expect(verifyEntry(ENTRY, "no proof", KEY)).toMatchObject({ valid: false, reason: "UNREADABLE" });
    expect(verifyEntry("no entry", PROOF, KEY)).toMatchObject({ valid: false, reason: "UNREADABLE" });
    expect(verifyEntry("{}", PROOF, KEY)).toMatchObject({ valid: false, where: "entry" });
  });
});

describe("the origin that a document claims", () => {
  it("is that of its checkpoint", () => {
    expect(signerOfReport(TEXT)).toEqual({ origin: KEY.name, keyIds: [KEY.id] });
    expect(signerOfProof(PROOF)).toEqual({ origin: KEY.name, keyIds: [KEY.id] });
    expect(signerOfReport("{}")).toMatchObject({ valid: false, reason: "UNREADABLE" });
    expect(signerOfProof("{}")).toMatchObject({ valid: false, reason: "UNREADABLE" });
  });
});
