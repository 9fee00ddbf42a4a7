import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../packageRoot.js";
import type { Row } from "./row.js";

/** A statement of `cypher/` with the types of its parameters and rows. */
export interface Query<Params extends object, Result> {
  readonly file: string;
  readonly text: string;
  readonly parse: (row: Row) => Result;
  /** Never set: carries the type of the parameters. */
  readonly params?: Params;
}

/** Binds a file of `cypher/`. Each file is bound once. */
export function defineQuery<Params extends object, Result = never>(
  file: string,
  parse: (row: Row) => Result = returnsNothing,
): Query<Params, Result> {
  return { file, text: readFileSync(join(packageRoot, "cypher", file), "utf8"), parse };
}

function returnsNothing(): never {
  throw new TypeError("a statement without rows returned one");
}
