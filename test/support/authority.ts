import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

/** Whether there is an openssl here that answers time-stamp requests. */
export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
if (!hasOpenssl) console.log("skipped: time stamps are not tested, since there is no openssl here");

const CONFIGURATION = `
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[authority]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[other]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping,codeSigning
[tsa]
default_tsa = one
[one]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;

/** A time-stamping authority that openssl made, in a folder of its own. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), "proofline-authority-"));

  constructor() {
    writeFileSync(join(this.folder, "cnf"), CONFIGURATION);
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "cnf"];
    this.#run(
      ...["req", "-x509", ...key, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Test root"],
      ...["-extensions", "root"],
    );
    for (const name of ["authority", "other"]) {
      this.#run(
        ...["req", ...key, "-keyout", `${name}.key`, "-out", "csr"],
        ...["-subj", `/O=Test/CN=Test ${name}`],
      );
      this.#run(
        ...["x509", "-req", "-in", "csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial"],
        ...["-out", `${name}.pem`, "-extfile", "cnf", "-extensions", name],
      );
    }
  }

  get rootFile(): string {
    return join(this.folder, "root.pem");
  }

  get rootPem(): string {
    return readFileSync(this.rootFile, "utf8");
  }

  /** The answer to a request: DER in, DER out. */
  answer(query: Uint8Array, ...options: readonly string[]): Uint8Array {
    writeFileSync(join(this.folder, "query"), query);
    this.#run(
      ...["ts", "-reply", "-config", "cnf", "-queryfile", "query", "-out", "answer"],
      ...["-signer", "authority.pem", "-inkey", "authority.key", ...options],
    );
    return new Uint8Array(readFileSync(join(this.folder, "answer")));
  }

  /** What a token says, signed anew by openssl with one of the certificates; `-cades` names it in what is signed. */
  signAgain(content: Uint8Array, name: "authority" | "other", ...options: readonly string[]): Uint8Array {
    writeFileSync(join(this.folder, "content"), content);
    this.#run(
      ...["cms", "-sign", "-binary", "-nodetach", "-md", "sha256", "-outform", "DER", "-in", "content"],
      ...["-econtent_type", "1.2.840.113549.1.9.16.1.4", "-signer", `${name}.pem`, "-inkey", `${name}.key`],
      ...["-out", "signed", ...options],
    );
    return new Uint8Array(readFileSync(join(this.folder, "signed")));
  }

  /** Whether openssl itself finds a token right for a text. */
  opensslVerifies(token: Uint8Array, text: string): boolean {
    writeFileSync(join(this.folder, "token"), token);
    writeFileSync(join(this.folder, "text"), text);
    const args = ["ts", "-verify", "-data", "text", "-in", "token", "-token_in", "-CAfile", "root.pem"];
    return spawnSync("openssl", args, { cwd: this.folder }).status === 0;
  }

  /** Serves it over HTTP (RFC 3161 section 3.4). */
  async serve(): Promise<AsyncDisposable & { readonly url: string }> {
    const server = createServer((request, reply) => {
      buffer(request)
        .then((query) => {
          reply.setHeader("content-type", "application/timestamp-reply");
          reply.end(this.answer(query));
        })
        .catch(() => reply.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}/`,
      [Symbol.asyncDispose]: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  }

  #run(...args: readonly string[]): void {
    execFileSync("openssl", args, { cwd: this.folder, stdio: "ignore" });
  }
}
