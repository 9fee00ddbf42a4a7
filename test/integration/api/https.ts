import { execFile } from "node:child_process";
import type { IncomingMessage } from "node:http";
import { type RequestOptions, request } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate of its own authority, for this machine and a day. */
export async function makeCertificate(folder: string, name: string): Promise<Certificate> {
  const certFile = join(folder, `${name}.crt`);
  const keyFile = join(folder, `${name}.key`);
  await run("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"],
    ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
    ...["-keyout", keyFile, "-out", certFile],
  ]);
  return { certFile, keyFile };
}

/** A request that believes a certificate, which `fetch` can't. */
export function requestHttps(
  url: string,
  options: RequestOptions,
  body?: string,
): Promise<Pick<IncomingMessage, "headers" | "statusCode"> & { readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, ...options }, (response) => {
      const { statusCode, headers } = response;
      text(response).then((all) => resolve({ statusCode, headers, text: all }), reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
