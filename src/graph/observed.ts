import type { Telemetry } from "../telemetry/telemetry.js";

/** Tells how long something took that Neo4j was asked for: a statement, by its file in `cypher/`, or else by one word. */
export async function observed<T>(
  telemetry: Telemetry | undefined,
  statement: string,
  ask: () => PromiseLike<T>,
): Promise<T> {
  if (telemetry === undefined) return ask();
  const ended = began(telemetry, statement);
  let isFailed = true;
  try {
    const answer = await ask();
    isFailed = false;
    return answer;
  } finally {
    ended(isFailed);
  }
}

/** The same of what has no single end: whoever asked says it. */
export function began(telemetry: Telemetry | undefined, statement: string): (isFailed: boolean) => void {
  if (telemetry === undefined) return () => {};
  const since = performance.now();
  const span = telemetry.tracer?.child(statement, { "db.system.name": "neo4j" });
  return (isFailed) => {
    telemetry.metrics.statement(purposeOf(statement), (performance.now() - since) / 1_000, isFailed);
    span?.end(isFailed ? "ERROR" : undefined);
  };
}

/** Files of one folder are for one purpose, and folders are few. */
const purposeOf = (statement: string): string => statement.split("/", 1)[0] ?? statement;
