import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { utf8 } from "../../../../src/facts/bytes.js";
import { verifyDelivery } from "../../../../src/ingest/mlflow/delivery.js";

const NOW = new Date("2026-11-28T15:00:00Z");
const SECRET = "a secret of some length";
const ID = "2f6c1d0e-0000-4000-8000-000000000000";
const seconds = (ago: number) => String(NOW.getTime() / 1_000 - ago);
const sign = (secret: string, id: string, timestamp: string, body: string) =>
  `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64")}`;

const headers = (given: { secret?: string; id?: string; ago?: number; body?: string } = {}) => {
  const { secret = SECRET, id = ID, ago = 0, body = "{}" } = given;
  return {
    "x-mlflow-delivery-id": id,
    "x-mlflow-timestamp": seconds(ago),
    "x-mlflow-signature": sign(secret, id, seconds(ago), body),
  };
};
const verify = (given: Readonly<Record<string, string>>, body = "{}") =>
  verifyDelivery(SECRET, given, utf8(body), NOW);

describe("a delivery of MLflow's", () => {
  it("is told by the signature that MLflow's own code makes", () => {
    // mlflow.webhooks.delivery._generate_hmac_signature of MLflow 3.17.2
    expect(sign("secret-secret-secret", "id-1", "1700000000", '{"a": 1}')).toBe(
      "v1,ok3GAUn+pCjIAKpJua4HSfM3F8w1Y9bmVI5FaM0cYXA=",
    );
  });

  it("has an id, the same however often it is sent, for five minutes", () => {
    expect(verify(headers())).toBe(ID);
    expect(verify(headers({ ago: 299 }))).toBe(ID);
    expect(verify(headers({ ago: -299 }))).toBe(ID);
  });

  it.each([
    ["with another secret", headers({ secret: "another secret!!" }), "{}"],
    ["of another body", headers(), "{ }"],
    ["that is old", headers({ ago: 301 }), "{}"],
    ["from the future", headers({ ago: -301 }), "{}"],
    ["under another id", { ...headers(), "x-mlflow-delivery-id": "another" }, "{}"],
    ["at another time", { ...headers(), "x-mlflow-timestamp": seconds(1) }, "{}"],
    [
      "of another scheme",
      { ...headers(), "x-mlflow-signature": headers()["x-mlflow-signature"].replace("v1", "v2") },
      "{}",
    ],
    ["with an id that is no key", headers({ id: "a\u0000b" }), "{}"],
    ["without anything", {}, "{}"],
  ])("%s is refused, all with one message", (_, given, body) => {
    expect(() => verify(given, body)).toThrow(
      "this takes a delivery of MLflow's, signed with the webhook's secret",
    );
  });
});
