import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { waitAfter } from "../../../../src/access/webhooks/backOff.js";
import { parseSecrets, signedHeaders } from "../../../../src/access/webhooks/signature.js";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

describe("the signature", () => {
  it("is that of the specification's example", () => {
    const message = {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: 1_614_265_330,
      body: '{"test": 2432232314}',
    };
    expect(signedHeaders(message, parseSecrets(SECRET, "f"))).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("is accepted by the standard's own package, of the old secret and of the new one", () => {
    const body = '{"message":"<ü> \u2028"}';
    const message = { id: "a".repeat(64), timestamp: Math.floor(Date.now() / 1_000), body };
    const headers = signedHeaders(message, parseSecrets(`${SECRET}\n${OTHER}\n`, "f"));
    expect(new Webhook(SECRET).verify(body, headers)).toEqual(JSON.parse(body));
    expect(new Webhook(OTHER).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(OTHER).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(OTHER).verify(body, { ...headers, "webhook-id": "b" })).toThrow();
  });

  it.each([
    "",
    " ",
    "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "whsec_",
    "whsec_c2hvcnQ=",
    `${SECRET}*`,
    `${SECRET} ${OTHER} ${OTHER}`,
  ])("takes no secret as %j, and does not quote it", (text) => {
    const error = (() => {
      try {
        return parseSecrets(text, "hooks[0].secretFile");
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: "BAD_USER_INPUT", path: "hooks[0].secretFile" });
    expect(String(error)).not.toContain("MfKQ9r8");
  });
});

describe("the wait after failures", () => {
  it("doubles up to a limit, and between half and all of it is chance", () => {
    const waits = (outcome: "FAILED" | "REFUSED", random: number) =>
      [1, 2, 3, 9, 10, 1_000].map((failures) => waitAfter(outcome, failures, random) / 1_000);
    expect(waits("FAILED", 1)).toEqual([1, 2, 4, 256, 300, 300]);
    expect(waits("FAILED", 0)).toEqual([0.5, 1, 2, 128, 150, 150]);
    expect(waits("REFUSED", 1)).toEqual([60, 120, 240, 3_600, 3_600, 3_600]);
  });
});
