import { describe, expect, it } from "vitest";
import { timestampQuery, tokenIn } from "../../../src/timestamp/request.js";
import { openToken } from "../../../src/timestamp/token.js";
import { rootsOf, verifyTimestamp } from "../../../src/timestamp/verify.js";
import { Authority, hasOpenssl } from "../../support/authority.js";

const TEXT = "log.example/proofline\n137\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const NONCE = new Uint8Array(16).fill(0xfe);

describe.skipIf(!hasOpenssl)("a time stamp by openssl", () => {
  const authority = hasOpenssl ? new Authority() : undefined;
  const own = () => authority ?? expect.unreachable();
  const token = (...options: readonly string[]) =>
    tokenIn(own().answer(timestampQuery(TEXT, NONCE), ...options), NONCE);
  const roots = () => rootsOf(own().rootPem);

  it("says when the text existed, and who says so", async () => {
    const before = Date.now();
    const given = token();
    expect(own().opensslVerifies(given, TEXT)).toBe(true);
    const { at, authority: name } = await verifyTimestamp(given, TEXT, roots());
    expect(name).toBe("O=Test, CN=Test authority");
    expect(Math.abs(at.getTime() - before)).toBeLessThan(60_000);
  });

  it("is not of another text", async () => {
    await expect(verifyTimestamp(token(), TEXT.replace("137", "138"), roots())).rejects.toThrow(
      "is not over this text",
    );
  });

  it("is not by an authority whose certificate leads elsewhere", async () => {
    const other = new Authority();
    await expect(verifyTimestamp(token(), TEXT, rootsOf(other.rootPem))).rejects.toThrow("does not lead to");
    // and without roots nothing is said of that
    expect(await verifyTimestamp(token(), TEXT)).toMatchObject({ authority: "O=Test, CN=Test authority" });
  });

  it("with any bit of it changed is not valid", async () => {
    const given = token();
    for (let at = 60; at < given.length; at += 97) {
      const changed = given.map((byte, i) => (i === at ? byte ^ 0x10 : byte));
      const outcome = await verifyTimestamp(changed, TEXT, roots()).then(
        ({ at: time, authority: name }) => ({ time, name }),
        () => undefined,
      );
      expect(outcome, `byte ${at}`).toBeUndefined();
    }
  });

  it("is by a certificate for time stamps alone, which it names", async () => {
    const content = openToken(token()).signed.encapContentInfo.eContent?.getValue();
    const again = (name: "authority" | "other", ...options: readonly string[]) =>
      verifyTimestamp(own().signAgain(new Uint8Array(content ?? []), name, ...options), TEXT, roots());
    expect(await again("authority", "-cades")).toMatchObject({ authority: "O=Test, CN=Test authority" });
    await expect(again("authority")).rejects.toThrow("does not name the certificate");
    await expect(again("other", "-cades")).rejects.toThrow("not for time stamps");
  });

  it("answers the request that was sent", () => {
    const answer = own().answer(timestampQuery(TEXT, NONCE));
    expect(() => tokenIn(answer, new Uint8Array(16).fill(1))).toThrow("its nonce is another one");
  });

  it("that is refused says why", () => {
    const query = timestampQuery(TEXT, NONCE);
    // the digest's algorithm becomes one that this authority does not take: SHA-512 of 32 bytes
    const at = Buffer.from(query).indexOf(Buffer.from("608648016503040201", "hex"));
    query[at + 8] = 3;
    expect(() => tokenIn(own().answer(query), NONCE)).toThrow(/^the authority refused with status 2/);
  });
});

it("is read only from what is one", () => {
  expect(() => rootsOf("nothing")).toThrow("holds no certificate in PEM");
  expect(() => tokenIn(new TextEncoder().encode("no"), NONCE)).toThrow("no time-stamp response");
  return expect(verifyTimestamp(new Uint8Array(4), TEXT)).rejects.toThrow("not a time-stamp token");
});
