import { describe, expect, it } from "vitest";
import { fromBase64, fromHex, toHex } from "../../../src/facts/bytes.js";
import { openCheckpoint } from "../../../src/log/checkpoint.js";
import { parseVerifierKey } from "../../../src/log/key.js";
import { verifyConsistency, verifyInclusion } from "../../../src/log/verify.js";
import { verifyReport } from "../../../src/report/verify/report.js";
import { type Receipt, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";

const service = useService();
const p = newPrefix();
let made = 0;

/** Records one prediction of a model that nobody recorded, with a value that is to be found nowhere after its erasure. */
async function recordOne(requestId = `${p}${made++}`): Promise<Receipt> {
  const [receipt] = await service.client.record(predictionOf(requestId));
  if (receipt === undefined) throw new Error("no receipt");
  return receipt;
}
const predictionOf = (requestId: string) => ({
  prediction: {
    requestId,
    modelVersion: `${p}m@1`,
    features: { secret: `secret of ${requestId}` },
    prediction: "yes",
    timestamp: "2026-11-21T14:02:11Z",
  },
});

const keyOf = async () =>
  parseVerifierKey((await (await fetch(`${service.client.url}/log/vkey`)).text()).trim());

interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
}
const inclusionOf = async (index: number): Promise<Inclusion> => {
  const query = "query ($index: SafeInt!) { inclusionProof(index: $index) { index size hashes checkpoint } }";
  return (await service.client.ask<{ inclusionProof: Inclusion }>(query, { index })).inclusionProof;
};

describe("proofs over HTTP", () => {
  it("show that a fact is in the log as soon as its receipt is there", async () => {
    const { index, leafHash } = await recordOne();
    const proof = await inclusionOf(index);
    const checkpoint = openCheckpoint(proof.checkpoint, await keyOf());
    expect(proof.size).toBe(checkpoint.size);
    const hashes = proof.hashes.map(fromBase64);
    expect(verifyInclusion({ index, size: proof.size, hashes }, fromHex(leafHash), checkpoint.root)).toBe(
      true,
    );
    const other = fromHex((await recordOne()).leafHash);
    expect(verifyInclusion({ index, size: proof.size, hashes }, other, checkpoint.root)).toBe(false);
  });

  it("show that the log only grew", async () => {
    const ask = "{ checkpoint { text size rootHash } }";
    const before = (
      await service.client.ask<{ checkpoint: { text: string; size: number; rootHash: string } }>(ask)
    ).checkpoint;
    for (let i = 0; i < 5; i++) await recordOne();
    const after = (
      await service.client.ask<{ checkpoint: { text: string; size: number; rootHash: string } }>(ask)
    ).checkpoint;
    expect(after.size).toBeGreaterThanOrEqual(before.size + 5);
    expect(toHex(openCheckpoint(after.text, await keyOf()).root)).toBe(after.rootHash);
    const { consistencyProof } = await service.client.ask<{ consistencyProof: { hashes: string[] } }>(
      "query ($from: SafeInt!, $to: SafeInt!) { consistencyProof(from: $from, to: $to) { hashes } }",
      { from: before.size, to: after.size },
    );
    const proof = { from: before.size, to: after.size, hashes: consistencyProof.hashes.map(fromBase64) };
    expect(verifyConsistency(proof, fromHex(before.rootHash), fromHex(after.rootHash))).toBe(true);
  });

  it.each([
    ["inclusionProof(index: 99999999) { size }", "NOT_FOUND"],
    ["inclusionProof(index: -1) { size }", "BAD_USER_INPUT"],
    ["consistencyProof(from: 1, to: 99999999) { to }", "NOT_FOUND"],
    ["consistencyProof(from: 2, to: 1) { to }", "BAD_USER_INPUT"],
  ])("refuse %s", async (field, code) => {
    expect((await service.client.refusal(`{ ${field} }`)).extensions.code).toBe(code);
  });
});

describe("the log's files", () => {
  it("are served as C2SP tlog-tiles says", async () => {
    const { index, leafHash } = await recordOne();
    const at = (path: string) => fetch(`${service.client.url}/log/${path}`);
    const checkpoint = await at("checkpoint");
    expect(checkpoint.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const group = (n: number) => String(n).padStart(3, "0");
    const width = (index % 256) + 1;
    const partial = width === 256 ? "" : `.p/${width}`;
    const tile = await at(`tile/0/${group(Math.floor(index / 256))}${partial}`);
    expect(tile.headers.get("content-type")).toBe("application/octet-stream");
    expect(tile.headers.get("cache-control")).toContain("immutable");
    const hashes = new Uint8Array(await tile.arrayBuffer());
    expect(hashes).toHaveLength(width * 32);
    expect(toHex(hashes.slice(-32))).toBe(leafHash);
    for (const path of [
      "tile/0/900",
      "tile/0/0",
      "tile/64/000",
      "tile/0/000.p/256",
      "tile/entries/900.p/1",
      "no",
    ])
      expect((await at(path)).status, path).toBe(404);
  });
});

const REPORT = `query ($requestId: ID!, $asOf: AsOf) {
  auditReport(requestId: $requestId, asOf: $asOf) {
    asOf
    prediction { features prediction }
    amendments { key } erasures { key reason performedBy }
    completeness { gaps { code } }
    json: document(format: JSON) { content } markdown: document(format: MARKDOWN) { content }
  }
}`;
interface Report {
  readonly asOf: number;
  readonly prediction: { readonly features: unknown; readonly prediction: unknown };
  readonly amendments: readonly { readonly key: string }[];
  readonly erasures: readonly {
    readonly key: string;
    readonly reason: string;
    readonly performedBy: string;
  }[];
  readonly completeness: { readonly gaps: readonly { readonly code: string }[] };
  readonly json: { readonly content: string };
  readonly markdown: { readonly content: string };
}
const reportOf = async (requestId: string, asOf: object | null = null) =>
  (await service.client.ask<{ auditReport: Report }>(REPORT, { requestId, asOf })).auditReport;

describe("erase", () => {
  const ERASE =
    'mutation ($key: ID!) { erase(kind: Prediction, key: $key, reason: "asked for") { kind index } }';

  it("leaves no sealed value anywhere, every proof valid, and an Erasure that says why", async () => {
    const { key: requestId, index } = await recordOne();
    expect((await reportOf(requestId)).json.content).toContain(`secret of ${requestId}`);
    const { erase } = await service.client.ask<{ erase: { kind: string; index: number } }>(ERASE, {
      key: requestId,
    });
    expect(erase.kind).toBe("Erasure");

    for (const past of [null, { index: index + 1 }]) {
      const report = await reportOf(requestId, past);
      expect(report.prediction).toEqual({ features: null, prediction: null });
      expect(report.completeness.gaps.map(({ code }) => code)).toContain("ERASED_VALUE");
      expect(report.json.content + report.markdown.content).not.toContain("secret of");
      expect(verifyReport(report.json.content, await keyOf())).toMatchObject({ valid: true });
    }
    expect((await reportOf(requestId)).erasures).toMatchObject([
      { reason: "asked for", performedBy: "local" },
    ]);
    const listed = await service.client.ask<{ predictions: unknown }>(
      "query ($id: ID!) { predictions(filter: { requestIds: [$id] }) { edges { node { features prediction } } } }",
      { id: requestId },
    );
    expect(JSON.stringify(listed)).not.toContain("secret of");
  });

  it("of an amendment's correction is in the report too, so that nothing of it counts as withheld", async () => {
    const { key: requestId } = await recordOne();
    const amendment = {
      key: `${p}erased-${requestId}`,
      kind: "Prediction",
      fact: requestId,
      correction: { prediction: "no" },
      reason: "wrong",
    };
    await service.client.record({ amendment });
    await service.client.ask(
      'mutation ($key: ID!) { erase(kind: Amendment, key: $key, reason: "asked for") { index } }',
      { key: amendment.key },
    );
    const { erasures, json } = await reportOf(requestId);
    expect(erasures).toHaveLength(1);
    expect(verifyReport(json.content, await keyOf())).toMatchObject({
      valid: true,
      checked: { erasedValues: 1, withheldValues: 0 },
    });
  });

  it("stores nothing again when the fact is sent again", async () => {
    const { key: requestId, index } = await recordOne();
    await service.client.ask(ERASE, { key: requestId });
    const [again] = await service.client.record(predictionOf(requestId));
    expect(again).toMatchObject({ index, duplicate: true });
    expect((await reportOf(requestId)).prediction.features).toBeNull();
  });

  it("refuses a fact that is not recorded", async () => {
    expect((await service.client.refusal(ERASE, { key: `${p}never` })).extensions.code).toBe("NOT_FOUND");
  });
});

describe("the past", () => {
  it("is the report without what came later, by index and by time", async () => {
    const { key: requestId, index, recordedAt } = await recordOne();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const amendment = {
      key: `${p}am-${requestId}`,
      kind: "Prediction",
      fact: requestId,
      correction: { prediction: "no" },
      reason: "wrong",
    };
    await service.client.record({ amendment });
    expect((await reportOf(requestId)).amendments).toHaveLength(1);
    for (const asOf of [{ index: index + 1 }, { time: recordedAt }]) {
      const past = await reportOf(requestId, asOf);
      expect(past).toMatchObject({ asOf: index + 1, amendments: [] });
      expect(verifyReport(past.json.content, await keyOf())).toMatchObject({ valid: true });
    }
  });

  it("has no fact that was not recorded then, and no future", async () => {
    const { key: requestId, index } = await recordOne();
    const refusal = (asOf: object) => service.client.refusal(REPORT, { requestId, asOf });
    expect((await refusal({ index })).extensions.code).toBe("NOT_FOUND");
    expect((await refusal({ time: "2001-01-01T00:00:00Z" })).extensions.code).toBe("NOT_FOUND");
    expect((await refusal({ index: 99_999_999 })).extensions.code).toBe("BAD_USER_INPUT");
    expect((await refusal({ time: "yesterday" })).extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      path: "asOf.time",
    });
  });
});

describe("a report of a log that grows meanwhile", () => {
  it("is valid at once", async () => {
    for (let i = 0; i < 10; i++) {
      const { key } = await recordOne();
      await recordOne();
      const { json } = await reportOf(key);
      expect(verifyReport(json.content, await keyOf())).toMatchObject({ valid: true });
    }
  });
});
