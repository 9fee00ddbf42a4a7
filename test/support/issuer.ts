import { createServer, type Server } from "node:http";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";

export interface SigningPair {
  readonly privateKey: CryptoKey;
  /** As the issuer publishes it. */
  readonly jwk: JWK;
}

export async function newPair(kid: string, alg = "ES256"): Promise<SigningPair> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}

/** A token as an issuer makes it. */
export const sign = (
  { privateKey, jwk }: SigningPair,
  claims: JWTPayload,
  header: object = {},
): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: jwk.alg ?? "", ...(jwk.kid !== undefined && { kid: jwk.kid }), ...header })
    .sign(privateKey);

/** A little server that publishes keys, on loopback. */
export class Issuer implements AsyncDisposable {
  keys: JWK[];
  status = 200;
  /** How often it was asked. */
  asked = 0;
  readonly #server: Server;
  #port = 0;

  constructor(keys: JWK[]) {
    this.keys = keys;
    this.#server = createServer((_, response) => {
      this.asked += 1;
      response.writeHead(this.status, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify({ keys: this.keys }));
    });
  }

  /** At the port that it had before, if any. */
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("it listens on no port");
    this.#port = address.port;
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/jwks.json`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
