import { describe, expect, it } from "vitest";
import { type JwtSettings, jwtVerifier } from "../../../src/access/jwt.js";

const SETTINGS: JwtSettings = {
  jwksUrl: "https://id.example.com/jwks.json",
  issuer: "https://id.example.com",
  audience: "proofline",
  algorithms: ["RS256", "ES256", "EdDSA"],
  nameClaim: "sub",
  rolesClaim: "roles",
};
const verifier = (settings: Partial<JwtSettings>) =>
  jwtVerifier({ ...SETTINGS, ...settings }, () => new Date());

describe("the settings of a JWT verifier", () => {
  it.each([
    "https://id.example.com/jwks.json",
    "https://id.example.com:8443/realms/ml/protocol/openid-connect/certs",
    "http://127.0.0.1:8080/jwks",
    "http://127.8.8.8/jwks",
    "http://localhost/jwks",
    "http://[::1]:8080/jwks",
  ])("may have the address %s", (jwksUrl) => {
    expect(() => verifier({ jwksUrl })).not.toThrow();
  });

  it.each([
    ["http elsewhere", "http://id.example.com/jwks.json"],
    ["http at an address that begins as loopback does", "http://127.0.0.1.example.com/jwks.json"],
    ["http at a name that begins as loopback does", "http://localhost.example.com/jwks.json"],
    ["http at all addresses", "http://0.0.0.0/jwks.json"],
    ["loopback as a user's name", "http://localhost@example.com/jwks.json"],
    ["a password in it", "https://user:secret@id.example.com/jwks.json"],
    ["a file", "file:///etc/jwks.json"],
    ["data", "data:application/json,{}"],
    ["no address", "id.example.com"],
    ["nothing", ""],
  ])("are refused with an address that is %s", (_, jwksUrl) => {
    expect(() => verifier({ jwksUrl })).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", path: "JWT_JWKS_URL" }),
    );
  });

  it.each([[["none"]], [["HS256"]], [["RS256", "HS512"]], [["rs256"]], [["dir"]], [[""]], [[]]])(
    "are refused with the algorithms %j",
    (algorithms) => {
      expect(() => verifier({ algorithms })).toThrow(
        expect.objectContaining({ code: "BAD_USER_INPUT", path: "JWT_ALGORITHMS" }),
      );
    },
  );

  it("are refused without issuer or audience", () => {
    expect(() => verifier({ issuer: "" })).toThrow("JWT_ISSUER: must not be empty");
    expect(() => verifier({ audience: "" })).toThrow("JWT_AUDIENCE: must not be empty");
  });
});
