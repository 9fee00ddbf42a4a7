import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { utf8 } from "../facts/bytes.js";
import { ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { readCosigned } from "../graph/log/attestations.js";
import { readHead } from "../graph/log/head.js";
import { readEntries, readTiles } from "../graph/log/tiles.js";
import { encodeBundle } from "../log/bundle.js";
import { formatRotations } from "../log/rotationList.js";
import { parseTilePath, type Resource, TILE_WIDTH, treeHas } from "../log/tiles.js";
import { withLines } from "../log/witness.js";
import { witnessedOf } from "../notary/attested.js";
import { readLogKeys } from "../notary/logKeys.js";
import { OPEN } from "./access/authentication.js";
import type { Services } from "./context.js";

/** What was published once never changes. */
const FOREVER = "public, max-age=31536000, immutable";
const BRIEFLY = "public, max-age=1";

const AUDIT = { config: { access: { role: "AUDIT" } } } as const;

/** The log as C2SP tlog-tiles has it, so that existing tools verify it. Entries show facts; hashes show nothing. */
export function addLogRoutes(http: FastifyInstance, services: () => Services): void {
  http.get("/log/vkey", OPEN, async (_request, reply) => {
    const { verifierKey } = await readHead(services().graph);
    return verifierKey === null ? reply.code(404).send() : sendText(reply, `${verifierKey}\n`);
  });
  http.get("/log/rotations", OPEN, async (_request, reply) => {
    const { graph, notary } = services();
    const { verifierKey } = await readHead(graph);
    const { rotations } = await readLogKeys(graph, verifierKey ?? notary.verifierKey);
    return reply
      .type("application/json; charset=utf-8")
      .header("cache-control", BRIEFLY)
      .send(formatRotations(rotations));
  });
  http.get("/log/checkpoint", OPEN, async (_request, reply) => {
    const { graph, notary } = services();
    const [{ checkpoint }, cosigned] = await Promise.all([
      readHead(graph),
      readCosigned(graph, notary.origin),
    ]);
    if (checkpoint === null) return reply.code(404).send();
    const lines = cosigned.flatMap((one) => (one.checkpoint === checkpoint ? one.line : []));
    return sendText(reply, withLines(checkpoint, lines));
  });
  http.get("/log/witnessed", OPEN, async (_request, reply) => {
    const { graph, notary } = services();
    const [largest] = witnessedOf(await readCosigned(graph, notary.origin));
    return largest === undefined ? reply.code(404).send() : sendText(reply, largest.checkpoint);
  });
  http.get("/log/tile/entries/*", AUDIT, (request, reply) => sendResource(services(), request, reply));
  http.get("/log/tile/*", OPEN, (request, reply) => sendResource(services(), request, reply));
}

async function sendResource(
  { graph }: Services,
  { url, routeOptions }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const resource = parsePath(url.replace(/^\/log\//, "").replace(/\?.*$/, ""));
  const { tree } = await readHead(graph);
  if (resource === undefined || !treeHas(tree.size, resource)) return reply.code(404).send();
  reply.type("application/octet-stream");
  if (resource.level !== "entries")
    return reply.header("cache-control", FOREVER).send((await readTiles(graph, tree, [resource]))[0]);
  // another spelling of the path must not lead past the rule of entries
  if (routeOptions.config.access === "open") return reply.code(404).send();
  return reply.send(await readBundle(graph, resource));
}

async function readBundle(graph: Graph, { index, width }: Resource): Promise<Uint8Array> {
  const from = index * TILE_WIDTH;
  return encodeBundle((await readEntries(graph, from, from + width)).map(utf8));
}

/** Undefined for a path that is no tile's: it is not found, whatever is wrong with it. */
function parsePath(path: string): Resource | undefined {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof ProoflineError && error.code === "BAD_USER_INPUT") return undefined;
    throw error;
  }
}

const sendText = (reply: FastifyReply, text: string): FastifyReply =>
  reply.type("text/plain; charset=utf-8").header("cache-control", BRIEFLY).send(text);
