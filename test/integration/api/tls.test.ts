import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Service } from "../../../src/service.js";
import { openService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { type Certificate, makeCertificate, requestHttps } from "./https.js";

let folder: string;
let ours: Certificate;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-tls-"));
  ours = await makeCertificate(folder, "ours");
});
afterAll(() => rm(folder, { recursive: true }));

describe("a service with a certificate", () => {
  let service: Service;
  let ca: Buffer;
  beforeAll(async () => {
    ca = await readFile(ours.certFile);
    service = await openService({ AUTH: "keys", TLS_CERT_FILE: ours.certFile, TLS_KEY_FILE: ours.keyFile });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it("answers over TLS, and tells browsers to keep to it", async () => {
    expect(service.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const reader = `${newPrefix()}reader`;
    const { [reader]: key } = await createKeys({ [reader]: ["READ"] });
    const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
    const body = JSON.stringify({ query: "{ checkpoint { size } }" });
    const answer = await requestHttps(`${service.url}/graphql`, { ca, method: "POST", headers }, body);
    expect([answer.statusCode, JSON.parse(answer.text)]).toEqual([
      200,
      { data: { checkpoint: { size: expect.any(Number) } } },
    ]);
    // the other services of its host may have no TLS
    expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
  });

  it("takes and refuses subscribers over TLS", async () => {
    const auditor = `${newPrefix()}auditor`;
    const { [auditor]: key } = await createKeys({ [auditor]: ["AUDIT"] });
    const connect = (token: string | undefined) =>
      new WebSocket(`${service.url.replace("https", "wss")}/graphql`, "graphql-transport-ws", {
        ca,
        headers: { authorization: `Bearer ${token}` },
      });
    const socket = connect(key);
    await once(socket, "open");
    socket.terminate();
    const [, response] = await once(connect("nobody"), "unexpected-response");
    expect(response.statusCode).toBe(401);
  });

  it("has no answer without TLS, nor for its versions that are broken", async () => {
    await expect(fetch(`${service.url.replace("https", "http")}/livez`)).rejects.toThrow();
    const old = requestHttps(`${service.url}/livez`, { ca, minVersion: "TLSv1", maxVersion: "TLSv1.1" });
    await expect(old).rejects.toThrow();
    expect((await requestHttps(`${service.url}/livez`, { ca, maxVersion: "TLSv1.2" })).statusCode).toBe(200);
  });
});

describe("a service whose certificate can't be used", () => {
  let other: Certificate;
  let text: string;
  beforeAll(async () => {
    other = await makeCertificate(folder, "other");
    text = join(folder, "text");
    await writeFile(text, "neither a certificate nor a key");
  });

  it.each<[string, string, () => Certificate]>([
    ["a certificate that is not there", "TLS_CERT_FILE", () => ({ ...ours, certFile: join(folder, "none") })],
    ["a key that is not there", "TLS_KEY_FILE", () => ({ ...ours, keyFile: join(folder, "none") })],
    ["a folder", "TLS_CERT_FILE", () => ({ ...ours, certFile: folder })],
    ["a certificate that is none", "TLS_CERT_FILE", () => ({ ...ours, certFile: text })],
    ["a key that is none", "TLS_KEY_FILE", () => ({ ...ours, keyFile: text })],
    ["the key of another", "TLS_KEY_FILE", () => ({ ...ours, keyFile: other.keyFile })],
  ])("does not start, and names the setting: %s", async (_, path, files) => {
    const { certFile, keyFile } = files();
    await expect(openService({ TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile })).rejects.toEqual(
      expect.objectContaining({ code: "BAD_USER_INPUT", path, message: expect.stringContaining(folder) }),
    );
  });
});
