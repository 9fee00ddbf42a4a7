import { createHash, createPrivateKey, createPublicKey, sign as signBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { fromBase64 } from "../../src/facts/bytes.js";
import { openCheckpoint } from "../../src/log/checkpoint.js";
import { parseVerifierKey } from "../../src/log/key.js";
import { sameHash } from "../../src/log/merkle.js";
import { verifyConsistency } from "../../src/log/verify.js";

const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** A witness's key, made of one byte, and its cosignatures: written from C2SP tlog-cosignature, with Node's Ed25519. */
export class WitnessSigner {
  readonly name: string;
  readonly #key;
  readonly #id: Buffer;
  readonly vkey: string;

  constructor(name: string, seed: number) {
    this.name = name;
    this.#key = createPrivateKey({
      key: Buffer.concat([PKCS8, Buffer.alloc(32, seed)]),
      format: "der",
      type: "pkcs8",
    });
    const raw = createPublicKey(this.#key).export({ format: "der", type: "spki" }).subarray(-32);
    const typed = Buffer.concat([Buffer.of(4), raw]);
    this.#id = createHash("sha256").update(`${name}\n`).update(typed).digest().subarray(0, 4);
    this.vkey = `${name}+${this.#id.toString("hex")}+${typed.toString("base64")}`;
  }

  /** The signature line for a checkpoint's text at a time in seconds. */
  line(text: string, seconds: number): string {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(seconds));
    const signature = signBytes(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), this.#key);
    return `— ${this.name} ${Buffer.concat([this.#id, time, signature]).toString("base64")}\n`;
  }
}

interface Seen {
  readonly size: number;
  readonly root: Uint8Array;
}

/** A witness that one log is registered at, which answers as C2SP tlog-witness says. */
export class TestWitness implements AsyncDisposable {
  readonly signer: WitnessSigner;
  readonly statuses: number[] = [];
  /** What it cosigned last. */
  seen: Seen | undefined;
  readonly #logKey: () => string;
  readonly #server = createServer((request, reply) => {
    textOf(request)
      .then((body) => {
        const { status, answer } =
          request.method === "POST" && request.url === "/w/add-checkpoint"
            ? this.#add(body)
            : { status: 405, answer: "" };
        this.statuses.push(status);
        reply.writeHead(status, status === 409 ? { "content-type": "text/x.tlog.size" } : {});
        reply.end(answer);
      })
      .catch(() => reply.destroy());
  });

  /** @param logKey the verifier key of the log that it knows; empty until it knows one */
  constructor(signer: WitnessSigner, logKey: () => string) {
    this.signer = signer;
    this.#logKey = logKey;
  }

  /** Resolves with its submission prefix. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/w`;
  }

  #add(body: string): { status: number; answer: string } {
    const end = body.indexOf("\n\n");
    const [first = "", ...proof] = body.slice(0, end).split("\n");
    const note = body.slice(end + 2);
    const old = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1]);
    if (Number.isNaN(old) || proof.length > 63) return { status: 400, answer: "" };
    if (this.#logKey() === "") return { status: 404, answer: "" };
    const key = parseVerifierKey(this.#logKey());
    if (note.split("\n")[0] !== key.name) return { status: 404, answer: "" };
    let checkpoint: ReturnType<typeof openCheckpoint>;
    try {
      checkpoint = openCheckpoint(note, key);
    } catch {
      return { status: 403, answer: "" };
    }
    const { size, root } = checkpoint;
    if (old > size) return { status: 400, answer: "" };
    if (old !== (this.seen?.size ?? 0)) return { status: 409, answer: `${this.seen?.size ?? 0}\n` };
    const hashes = proof.map(fromBase64);
    const isContinued =
      this.seen === undefined
        ? hashes.length === 0
        : old === size
          ? sameHash(root, this.seen.root)
          : verifyConsistency({ from: old, to: size, hashes }, this.seen.root, root);
    if (!isContinued) return { status: 422, answer: "" };
    this.seen = { size, root };
    const text = note.slice(0, note.indexOf("\n\n") + 1);
    return { status: 200, answer: this.signer.line(text, Math.floor(Date.now() / 1_000)) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
