import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { secureServer } from "../../../src/api/tls.js";
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

  it("goes on with a new certificate when both its files are new, and keeps the one before until then", async () => {
    const path = join(folder, "changing");
    await mkdir(path);
    const [files, next] = [await makeCertificate(path, "used"), await makeCertificate(path, "next")];
    const [before, after] = [await readFile(files.certFile), await readFile(next.certFile)];
    const said: string[] = [];
    const tls = await secureServer(
      files,
      { say: (line) => said.push(line), report: (line) => said.push(line) },
      20,
    );
    const http = Fastify({ serverFactory: tls.factory });
    http.get("/", async () => "here");
    const url = (await http.listen({ host: "127.0.0.1", port: 0 })).replace("http:", "https:");
    const answers = async (believed: Buffer) =>
      requestHttps(url, { ca: believed }).then(
        ({ text }) => text === "here",
        () => false,
      );
    try {
      // it is for a day
      expect(said).toEqual([
        expect.stringMatching(/^the TLS certificate in .*used\.crt ends at .*Z: put a new one/),
      ]);
      await copyFile(next.certFile, files.certFile);
      await vi.waitFor(() =>
        expect(said.at(-1)).toMatch(/can't be used, and the one before stays: .*is not the key/),
      );
      expect([await answers(before), await answers(after)]).toEqual([true, false]);
      await copyFile(next.keyFile, files.keyFile);
      await vi.waitFor(() =>
        expect(said).toContain(`the TLS certificate was changed for that in ${files.certFile}`),
      );
      expect([await answers(before), await answers(after)]).toEqual([false, true]);
      await writeFile(files.keyFile, "no key");
      const count = said.length;
      await vi.waitFor(() => expect(said.slice(count).join()).toContain("holds no private key"));
      process.emit("SIGHUP");
      await vi.waitFor(() => expect(said.slice(count)).toHaveLength(2));
      expect(await answers(after)).toBe(true);
    } finally {
      tls[Symbol.dispose]();
      await http.close();
    }
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
