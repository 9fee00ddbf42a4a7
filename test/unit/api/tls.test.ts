import { describe, expect, it } from "vitest";
import { clearTextWarning } from "../../../src/api/tls.js";
import { readConfig } from "../../../src/config.js";

const warning = (host: string, settings: Record<string, string> = {}) =>
  clearTextWarning(host, readConfig({ HOST: host, AUTH: "keys", ...settings }, {}).access);

describe("clearTextWarning", () => {
  it.each(["0.0.0.0", "::", "192.0.2.7", "proofline.example.com"])(
    "warns of %s without TLS, in one line",
    (host) => {
      expect(warning(host)).toMatch(/^keys and data .*TLS_CERT_FILE.*TRUSTED_PROXIES.*$/);
    },
  );

  it.each(["127.0.0.1", "127.0.0.2", "::1", "localhost"])("has nothing to say of %s", (host) => {
    expect(warning(host)).toBeUndefined();
  });

  it("has nothing to say where there is TLS, here or before the service", () => {
    expect(warning("0.0.0.0", { TLS_CERT_FILE: "cert.pem", TLS_KEY_FILE: "key.pem" })).toBeUndefined();
    expect(warning("0.0.0.0", { TRUSTED_PROXIES: "10.0.0.0/8" })).toBeUndefined();
  });
});
