import type { ErrorCode } from "../facts/error.js";

/** Where requests come in. `none` is an address where nothing is. */
export const DOORS = [
  "graphql",
  "socket",
  "records",
  "openlineage",
  "mlflow",
  "kserve",
  "otlp",
  "log",
  "page",
  "health",
  "metrics",
  "none",
  "other",
] as const;
export type Door = (typeof DOORS)[number];

/** By how a route's address begins; the first that fits. */
const BEGINNINGS: readonly (readonly [beginning: string, door: Door])[] = [
  ["/graphql", "graphql"],
  ["/graphiql", "page"],
  ["/assets/", "page"],
  ["/api/v1/records", "records"],
  ["/api/v1/facts", "records"],
  ["/api/v1/lineage", "openlineage"],
  ["/api/v1/mlflow", "mlflow"],
  ["/api/v1/kserve", "kserve"],
  ["/v1/logs", "otlp"],
  ["/v1/traces", "otlp"],
  ["/log/", "log"],
  ["/livez", "health"],
  ["/readyz", "health"],
  ["/metrics", "metrics"],
];

/** The door that a route is. Undefined is the address of no route. */
export function doorOf(route: string | undefined): Door {
  if (route === undefined) return "none";
  if (route === "/") return "page";
  return BEGINNINGS.find(([beginning]) => route.startsWith(beginning))?.[1] ?? "other";
}

/** How requests end: OK, an error's code, or ABORTED where whoever asked did not wait. */
const CODES = [
  "OK",
  "BAD_USER_INPUT",
  "CONFLICT",
  "NOT_FOUND",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "LIMIT_EXCEEDED",
  "UNAVAILABLE",
  "INTERNAL",
  "RATE_LIMITED",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "ABORTED",
  "OTHER",
] as const satisfies readonly (ErrorCode | string)[];
export type RequestCode = (typeof CODES)[number];

export const asRequestCode = (code: string): RequestCode => CODES.find((one) => one === code) ?? "OTHER";

/** The code of an answer of which nothing but its status is known. */
export function codeOfStatus(status: number): RequestCode {
  if (status < 400) return "OK";
  return OF_STATUS[status] ?? (status < 500 ? "BAD_REQUEST" : "INTERNAL");
}
const OF_STATUS: Readonly<Record<number, RequestCode>> = {
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "LIMIT_EXCEEDED",
  429: "RATE_LIMITED",
  503: "UNAVAILABLE",
};
