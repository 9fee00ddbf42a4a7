import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { exportSPKI, importJWK, type JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authenticator, credentialsAuthenticator } from "../../../src/access/authenticate.js";
import { type JwtSettings, jwtVerifier } from "../../../src/access/jwt.js";
import { RESERVED_NAMES } from "../../../src/facts/role.js";
import { Issuer, newPair, type SigningPair, sign } from "../../support/issuer.js";

const NOW = new Date("2026-11-21T14:00:00.000Z");
const NOW_S = NOW.getTime() / 1_000;
const CLAIMS = {
  iss: "https://id.example.com",
  aud: "proofline",
  sub: "ada",
  roles: ["READ", "APPROVE"],
  exp: NOW_S + 300,
};

let rsa: SigningPair;
let ec: SigningPair;
let ed: SigningPair;
let issuer: Issuer;
let authenticator: Authenticator;

beforeAll(async () => {
  rsa = await newPair("rsa-1", "RS256");
  ec = await newPair("ec-1", "ES256");
  ed = await newPair("ed-1", "EdDSA");
  issuer = await new Issuer([rsa.jwk, ec.jwk, ed.jwk]).start();
  authenticator = authenticatorOf();
});
afterAll(() => issuer[Symbol.asyncDispose]());

function authenticatorOf(settings: Partial<JwtSettings> = {}): Authenticator {
  const { iss, aud } = CLAIMS;
  const algorithms = ["RS256", "ES256", "EdDSA"];
  const all = {
    jwksUrl: issuer.url,
    issuer: iss,
    audience: aud,
    algorithms,
    nameClaim: "sub",
    rolesClaim: "roles",
  };
  return credentialsAuthenticator({ jwt: jwtVerifier({ ...all, ...settings }, () => NOW), now: () => NOW });
}

const authenticate = (token: string, by = authenticator) => by.authenticate(`Bearer ${token}`);
const UNAUTHENTICATED = {
  code: "UNAUTHENTICATED",
  message: "this takes a valid API key or access token in the header Authorization, as Bearer",
};
const expectRefused = (token: string, by = authenticator) =>
  expect(authenticate(token, by)).rejects.toMatchObject(UNAUTHENTICATED);

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const without = (claim: keyof typeof CLAIMS): JWTPayload =>
  Object.fromEntries(Object.entries(CLAIMS).filter(([name]) => name !== claim));

describe("an access token", () => {
  it.each(["RS256", "ES256", "EdDSA"])("signed with %s shows who its holder is", async (alg) => {
    const pair = [rsa, ec, ed].find(({ jwk }) => jwk.alg === alg) ?? rsa;
    expect(await authenticate(await sign(pair, CLAIMS))).toEqual({
      name: "ada",
      roles: ["READ", "APPROVE"],
    });
  });

  it("may be for others too", async () => {
    const principal = await authenticate(await sign(ec, { ...CLAIMS, aud: ["other", "proofline"] }));
    expect(principal.name).toBe("ada");
  });

  it("may be of a clock that differs by five seconds, and no more", async () => {
    for (const claims of [{ exp: NOW_S - 4 }, { nbf: NOW_S + 5 }])
      await authenticate(await sign(ec, { ...CLAIMS, ...claims }));
    for (const claims of [{ exp: NOW_S - 5 }, { nbf: NOW_S + 6 }])
      await expectRefused(await sign(ec, { ...CLAIMS, ...claims }));
  });

  it.each<[string, JWTPayload]>([
    ["is expired", { ...CLAIMS, exp: NOW_S - 60 }],
    ["is not yet valid", { ...CLAIMS, nbf: NOW_S + 60 }],
    ["does not expire", without("exp")],
    ["is of another issuer", { ...CLAIMS, iss: "https://id.example.com.evil.example" }],
    ["is of no issuer", without("iss")],
    ["is for another audience", { ...CLAIMS, aud: "registry" }],
    ["is for no audience", without("aud")],
    ["names nobody", without("sub")],
    ["has an empty name", { ...CLAIMS, sub: "" }],
    ["has a name with a line break", { ...CLAIMS, sub: "ada\nbob" }],
    ...[...RESERVED_NAMES].map((sub): [string, JWTPayload] => [
      `has the reserved name ${sub}`,
      { ...CLAIMS, sub },
    ]),
  ])("is refused if it %s", async (_, claims) => {
    await expectRefused(await sign(ec, claims));
  });

  it("is refused if its expiry is no number", async () => {
    const header = encode({ alg: "ES256", kid: "ec-1" });
    const payload = encode({ ...CLAIMS, exp: "2099-01-01" });
    const signature = await crypto.subtle.sign(
      { name: "ECDSA", hash: "SHA-256" },
      ec.privateKey,
      Buffer.from(`${header}.${payload}`),
    );
    await expectRefused(`${header}.${payload}.${Buffer.from(signature).toString("base64url")}`);
  });
});

describe("a forged token is refused", () => {
  it.each(["none", "None", "NONE", ""])("without a signature, by alg %j", async (alg) => {
    await expectRefused(`${encode({ alg, kid: "rsa-1" })}.${encode(CLAIMS)}.`);
    await expectRefused(`${encode({ alg, kid: "rsa-1" })}.${encode(CLAIMS)}.AAAA`);
  });

  it("signed with the public key's text as a shared secret", async () => {
    const key = await importJWK(rsa.jwk, "RS256", { extractable: true });
    if (key instanceof Uint8Array) throw new Error("a public key is no secret");
    const pem = await exportSPKI(key);
    const secrets = [pem, pem.trim(), JSON.stringify(rsa.jwk), String(rsa.jwk.n)];
    for (const alg of ["HS256", "RS256"])
      for (const secret of secrets) {
        const signed = `${encode({ alg, kid: "rsa-1" })}.${encode(CLAIMS)}`;
        await expectRefused(`${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`);
      }
  });

  it("signed with another key under a known key's id", async () => {
    const swapped = await newPair("ec-1", "ES256");
    await expectRefused(await sign(swapped, CLAIMS));
    await expectRefused(await sign(swapped, CLAIMS, { jwk: swapped.jwk }));
  });

  it("that brings the address of its keys", async () => {
    const swapped = await newPair("ec-1", "ES256");
    await using own = await new Issuer([swapped.jwk]).start();
    await expectRefused(await sign(swapped, CLAIMS, { jku: own.url, x5u: own.url }));
    expect(own.asked).toBe(0);
  });

  it("with a key's id that the issuer does not have, which is asked for it at most once in a while", async () => {
    await using own = await new Issuer([ec.jwk]).start();
    const by = authenticatorOf({ jwksUrl: own.url });
    const unknown = await newPair("ec-9", "ES256");
    for (let i = 0; i < 5; i++) await expectRefused(await sign(unknown, CLAIMS), by);
    expect(own.asked).toBe(1);
  });

  it("with an algorithm that is not accepted, though the issuer has a key for it", async () => {
    const strict = authenticatorOf({ algorithms: ["ES256"] });
    await expectRefused(await sign(rsa, CLAIMS), strict);
    await authenticate(await sign(ec, CLAIMS), strict);
  });

  it("whose payload was changed", async () => {
    const [header, , signature] = (await sign(ec, CLAIMS)).split(".");
    await expectRefused(`${header}.${encode({ ...CLAIMS, roles: ["ADMIN"] })}.${signature}`);
  });

  it("whose header was changed", async () => {
    const [, payload, signature] = (await sign(ec, CLAIMS)).split(".");
    await expectRefused(`${encode({ alg: "ES256", kid: "ec-1", typ: "JWT" })}.${payload}.${signature}`);
  });

  it("whichever of its letters was changed", async () => {
    const token = await sign(ec, CLAIMS);
    for (let i = 0; i < token.length; i++) {
      // the last letter of a part may have bits that mean nothing
      if ([".", undefined].includes(token[i + 1])) continue;
      const changed = token[i] === "A" ? "B" : "A";
      await expectRefused(token.slice(0, i) + changed + token.slice(i + 1));
    }
  });

  it.each([
    "a",
    "a.b",
    "a.b.c",
    "..",
    "a.b.c.d.e",
    `${encode(null)}.${encode(null)}.`,
    `${encode([])}.${encode(CLAIMS)}.AAAA`,
    `${encode({ alg: "ES256", crit: ["b64"], b64: false })}.${encode(CLAIMS)}.AAAA`,
    `${encode({ alg: "ES256", crit: ["exp"], exp: 1 })}.${encode(CLAIMS)}.AAAA`,
    `${encode({ alg: { toString: 1 }, kid: ["ec-1"] })}.${encode(CLAIMS)}.AAAA`,
    `${encode({ alg: "ES256", kid: { a: 1 } })}.${encode(CLAIMS)}.AAAA`,
    `${encode({ alg: "ES256" })}.${encode(CLAIMS)}.`,
    `${encode({ alg: "constructor" })}.${encode(CLAIMS)}.AAAA`,
    "plk_0123456789abcdef",
  ])("that is none: %s", async (token) => {
    await expectRefused(token);
  });
});

describe("the roles of an access token", () => {
  it.each<[string, string, JWTPayload, readonly string[]]>([
    ["a list", "roles", { roles: ["READ", "offline_access"] }, ["READ"]],
    ["a text", "scope", { scope: "openid INGEST READ" }, ["READ", "INGEST"]],
    ["a path", "realm_access.roles", { realm_access: { roles: ["AUDIT"] }, roles: ["ADMIN"] }, ["AUDIT"]],
    ["a claim with dots", "https://example.com/roles", { "https://example.com/roles": ["ADMIN"] }, ["ADMIN"]],
    ["nothing", "groups", { roles: ["ADMIN"] }, []],
  ])("come from %s", async (_, rolesClaim, claims, roles) => {
    const token = await sign(ec, { ...without("roles"), ...claims });
    expect(await authenticate(token, authenticatorOf({ rolesClaim }))).toEqual({
      name: "ada",
      roles,
    });
  });

  it("stand beside a name from another claim", async () => {
    const token = await sign(ec, { ...CLAIMS, user: { email: "ada@example.com" } });
    const principal = await authenticate(token, authenticatorOf({ nameClaim: "user.email" }));
    expect(principal.name).toBe("ada@example.com");
  });
});

describe("the issuer's keys", () => {
  it("are asked for once for many tokens", async () => {
    await using own = await new Issuer([ec.jwk]).start();
    const by = authenticatorOf({ jwksUrl: own.url });
    const token = await sign(ec, CLAIMS);
    await Promise.all(Array.from({ length: 50 }, () => authenticate(token, by)));
    expect(own.asked).toBe(1);
  });

  it("that can't be had leave a token unchecked, and are asked for again when their server is back", async () => {
    await using own = await new Issuer([ec.jwk]).start();
    const by = authenticatorOf({ jwksUrl: own.url });
    const token = await sign(ec, CLAIMS);
    await own.stop();
    await expect(authenticate(token, by)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await own.start();
    await expect.poll(() => authenticate(token, by), { timeout: 10_000 }).toHaveProperty("name", "ada");
  });

  it("are not asked for at each request of a server in trouble", async () => {
    await using own = await new Issuer([ec.jwk]).start();
    own.status = 500;
    const by = authenticatorOf({ jwksUrl: own.url });
    const token = await sign(ec, CLAIMS);
    const start = performance.now();
    for (let i = 0; i < 20; i++)
      await expect(authenticate(token, by)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(own.asked).toBeLessThanOrEqual(1 + (performance.now() - start) / 1_000);
  });

  it("are asked for no longer than some seconds", async () => {
    // it takes the request and never answers
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const by = authenticatorOf({ jwksUrl: `http://127.0.0.1:${port}/` });
    await expect(authenticate(await sign(ec, CLAIMS), by)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    server.closeAllConnections();
    server.close();
  });

  it("are not taken from where another address sends to", async () => {
    const server = createServer((_, response) => response.writeHead(302, { location: issuer.url }).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const by = authenticatorOf({ jwksUrl: `http://127.0.0.1:${port}/` });
    await expect(authenticate(await sign(ec, CLAIMS), by)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    server.closeAllConnections();
    server.close();
  });
});
