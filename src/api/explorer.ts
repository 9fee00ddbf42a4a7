import { readdir } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { ProoflineError } from "../facts/error.js";
import { packageRoot } from "../packageRoot.js";
import { OPEN } from "./access/authentication.js";

/** Where Vite puts the page that src/explorer/ is the source of. */
const ROOT = join(packageRoot, "dist", "explorer");
const ASSETS = "assets";

/** Everything the page needs comes from the service itself; nothing may be framed, sent elsewhere or run that is not a file of it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // react-aria makes a style of its own; nothing that was recorded is ever put into the page as markup
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page at `/`, and its files: their names change with what is in them, so that a browser may keep them. */
export async function addExplorer(http: FastifyInstance): Promise<void> {
  await http.register(fastifyStatic, { root: ROOT, serve: false, cacheControl: false });
  http.get("/", OPEN, (_request, reply) =>
    reply.header("content-security-policy", POLICY).sendFile("index.html"),
  );
  const files = new Set(await readdir(join(ROOT, ASSETS)));
  http.get<{ Params: { file: string } }>("/assets/:file", OPEN, ({ params: { file } }, reply) => {
    if (!files.has(file)) throw new ProoflineError("NOT_FOUND", "there is nothing here");
    return reply
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("content-security-policy", POLICY)
      .sendFile(join(ASSETS, file));
  });
}
