import type { FastifyRequest } from "fastify";
import { isObject } from "../../facts/json.js";
import { JsonBounds } from "./jsonBounds.js";
import { checkQueryText } from "./queryText.js";

/**
 * Bounds what a GraphQL request holds before any of it is read: the query, and of a GET the variables; the body's were bounded
 * when it came. Throws LIMIT_EXCEEDED or BAD_USER_INPUT.
 */
export async function checkRequest({ method, url, body }: FastifyRequest): Promise<void> {
  if (method === "GET") checkParameters(new URL(url, "http://localhost").searchParams);
  else if (isObject(body) && typeof body.query === "string") checkQueryText(body.query);
}

function checkParameters(parameters: URLSearchParams): void {
  for (const query of parameters.getAll("query")) checkQueryText(query);
  for (const json of [...parameters.getAll("variables"), ...parameters.getAll("extensions")])
    new JsonBounds().add(Buffer.from(json));
}
