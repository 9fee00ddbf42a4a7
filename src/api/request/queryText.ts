import type { FastifyRequest } from "fastify";
import { GraphQLError, Lexer, Source, TokenKind } from "graphql";
import { badInput, ProoflineError } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import { JsonBounds, MAX_NESTING } from "./jsonBounds.js";

const MAX_BYTES = 64 * 1024;
/** What validation does takes the square of the fields of one name. */
export const MAX_TOKENS = 10_000;
/** Operations and fragments. What reads them goes from fragment to fragment by recursion. */
const MAX_DEFINITIONS = 100;

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Bounds what a GraphQL request holds before any of it is read: the query, and of a GET the variables; the body's were bounded
 * when it came. Throws LIMIT_EXCEEDED or BAD_USER_INPUT.
 */
export async function checkRequest(request: FastifyRequest): Promise<void> {
  for (const query of queryTextsOf(request)) checkQueryText(query);
  if (request.method !== "GET") return;
  const parameters = parametersOf(request);
  for (const json of [...parameters.getAll("variables"), ...parameters.getAll("extensions")])
    new JsonBounds().add(Buffer.from(json));
}

/** The texts of which one is read as a request's query. */
export function queryTextsOf(request: FastifyRequest): readonly string[] {
  if (request.method === "GET") return parametersOf(request).getAll("query");
  const { body } = request;
  return isObject(body) && typeof body.query === "string" ? [body.query] : [];
}

const parametersOf = ({ url }: FastifyRequest): URLSearchParams =>
  new URL(url, "http://localhost").searchParams;

/**
 * Bounds a query before it is parsed: parser and validation go into it by recursion, and take the square of a number of
 * fields. Throws LIMIT_EXCEEDED or BAD_USER_INPUT.
 */
export function checkQueryText(query: string): void {
  if (Buffer.byteLength(query) > MAX_BYTES)
    throw new ProoflineError(
      "LIMIT_EXCEEDED",
      `the query has at most ${MAX_BYTES} bytes: send values as variables`,
    );
  if (mayExceed(query)) checkTokens(query);
}

/** Most queries are so short that none of the limits can be exceeded. */
const mayExceed = (query: string): boolean => query.length > MAX_TOKENS || openings(query) > MAX_NESTING;

function openings(query: string): number {
  let count = 0;
  for (const character of query) if (character === "{" || character === "[" || character === "(") count++;
  return count;
}

function checkTokens(query: string): void {
  let depth = 0;
  let definitions = 0;
  let tokens = 0;
  for (const kind of tokenKinds(query)) {
    tokens++;
    if (tokens > MAX_TOKENS)
      throw new ProoflineError(
        "LIMIT_EXCEEDED",
        `the query has at most ${MAX_TOKENS} tokens: send values as variables`,
      );
    if (depth === 0 && kind === TokenKind.BRACE_L) definitions++;
    if (definitions > MAX_DEFINITIONS)
      throw badInput(`the query has at most ${MAX_DEFINITIONS} operations and fragments`);
    if (OPENING.has(kind)) depth++;
    else if (CLOSING.has(kind)) depth--;
    if (depth > MAX_NESTING) throw badInput(`the query nests at most ${MAX_NESTING} brackets`);
  }
}

/** Up to the first place that is no GraphQL: the parser says what is wrong with it. */
function* tokenKinds(query: string): Iterable<TokenKind> {
  const lexer = new Lexer(new Source(query));
  try {
    for (;;) {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) return;
      yield kind;
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
}
