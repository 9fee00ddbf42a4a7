import { describe, expect, it } from "vitest";
import { readConfig } from "../../../src/config.js";

const read = (settings: Record<string, string>, HOST = "127.0.0.1") =>
  readConfig({ HOST, ...settings }, {}).access;
const JWT = {
  JWT_JWKS_URL: "https://id.example.com/keys",
  JWT_ISSUER: "https://id.example.com",
  JWT_AUDIENCE: "proofline",
};

describe("who is let in", () => {
  it("is development mode on loopback, unless something else is said", () => {
    expect(read({}).credentials).toBeUndefined();
    expect(read({ AUTH: "dev" }, "::1").credentials).toBeUndefined();
    expect(read({ AUTH: "keys" }).credentials).toEqual({ keys: true, jwt: undefined });
    expect(read({ AUTH: "keys,jwt", ...JWT }).credentials).toMatchObject({
      keys: true,
      jwt: { issuer: "https://id.example.com", nameClaim: "sub", rolesClaim: "roles" },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ["AUTH", {}, "0.0.0.0"],
    ["AUTH", { AUTH: "dev" }, "0.0.0.0"],
    ["AUTH", { AUTH: "none" }, "127.0.0.1"],
    ["AUTH", { AUTH: "dev,keys" }, "127.0.0.1"],
    ["AUTH", { AUTH: "keys," }, "127.0.0.1"],
    ["JWT_JWKS_URL", { AUTH: "jwt" }, "127.0.0.1"],
    ["JWT_AUDIENCE", { AUTH: "jwt", ...JWT, JWT_AUDIENCE: undefined as never }, "127.0.0.1"],
    ["TLS_KEY_FILE", { TLS_CERT_FILE: "cert.pem" }, "127.0.0.1"],
    ["TLS_CERT_FILE", { TLS_KEY_FILE: "key.pem" }, "127.0.0.1"],
    ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "proxy.example.com" }, "127.0.0.1"],
    ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "10.0.0.0/64" }, "127.0.0.1"],
    ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "0.0.0.0/0" }, "127.0.0.1"],
    ["CORS_ORIGINS", { CORS_ORIGINS: "*" }, "127.0.0.1"],
    ["CORS_ORIGINS", { CORS_ORIGINS: "https://tools.example.com/" }, "127.0.0.1"],
    ["REQUESTS_PER_SECOND", { REQUESTS_PER_SECOND: "-1" }, "127.0.0.1"],
  ])("refuses to start over %s: %j at %s", (path, settings, host) => {
    expect(() => read(settings, host)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT", path }));
  });

  it("takes proxies, origins and a rate", () => {
    expect(
      read({
        TRUSTED_PROXIES: "10.0.0.0/8, ::1",
        CORS_ORIGINS: "https://tools.example.com",
        REQUESTS_PER_SECOND: "0",
      }),
    ).toMatchObject({
      trustedProxies: ["10.0.0.0/8", "::1"],
      corsOrigins: ["https://tools.example.com"],
      requestsPerSecond: 0,
    });
  });
});
