import { createHash, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { badInputAt } from "../facts/error.js";
import type { Metrics } from "../telemetry/metrics.js";

/** `GET /metrics`, in Prometheus's text format. It shows numbers of the service alone, so that a scrape leaves no Access. */
export function addMetricsRoute(http: FastifyInstance, metrics: Metrics): void {
  http.get("/metrics", { config: { access: "metrics" } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
}

/** Whether a header `Authorization` shows a token. */
export type TokenCheck = (authorization: string | undefined) => boolean;

/** A shorter one can be guessed. */
const MIN_TOKEN = 16;

/** The check of METRICS_TOKEN_FILE, which nothing passes where it is not set. Throws BAD_USER_INPUT that names the setting. */
export async function readMetricsToken(file: string | undefined): Promise<TokenCheck> {
  if (file === undefined) return () => false;
  const name = "METRICS_TOKEN_FILE";
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw badInputAt(name, `${file} can't be read`, cause);
  });
  const token = text.trim();
  if (!/^[\x21-\x7e]+$/.test(token) || token.length < MIN_TOKEN)
    throw badInputAt(
      name,
      `${file} must hold a token of at least ${MIN_TOKEN} characters, letters and signs of ASCII`,
    );
  const expected = digest(`Bearer ${token}`);
  return (authorization = "") =>
    // of equal lengths, and in the same time however much is right
    timingSafeEqual(digest(authorization.replace(/^bearer +/i, "Bearer ")), expected);
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
