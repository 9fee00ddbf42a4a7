import { nameKey, nameOfLocation } from "../naming.js";
import { type Answer, listAt, numberAt, parsedAt, textAt } from "./answer.js";
import type { NameMap } from "./map.js";

/** A data set that a run was given, as MLflow has it. */
export interface Dataset {
  /** What MLflow calls it, and its digest: at most ten digits of an MD5 of a sample, so that it tells versions apart and proves nothing. */
  readonly given: string;
  readonly digest: string;
  /** Its source's own version, where that has one, as Delta tables do. */
  readonly version: string | undefined;
  /** As the key of a dataset version, up to its `@`. */
  readonly name: string;
  /** The key: `name@digest`. */
  readonly key: string;
  readonly uri: string | undefined;
  readonly rowCount: number | undefined;
  readonly columns: readonly { readonly name: string; readonly type?: string }[] | undefined;
}

/** Where MLflow does not say where data lies, its name stands in this namespace. */
const NAMESPACE = "mlflow";

/** Undefined for what has no name or digest. */
export function readDataset(dataset: Answer, names: NameMap): Dataset | undefined {
  const given = textAt(dataset, "name");
  const digest = textAt(dataset, "digest");
  if (given === undefined || digest === undefined) return undefined;
  const source = parsedAt(dataset, "source");
  const location = locationOf(textAt(dataset, "source_type") ?? "", source);
  const uri = location === undefined ? undefined : withoutSecrets(location);
  const found = location === undefined ? undefined : nameOfLocation(location);
  const name =
    names([given, ...(uri === undefined ? [] : [uri])]) ??
    nameKey(found ?? { namespace: NAMESPACE, name: given });
  const rowCount = numberAt(parsedAt(dataset, "profile"), "num_rows");
  const version = source.delta_table_version;
  return {
    given,
    digest,
    version: typeof version === "number" ? String(version) : textAt(source, "delta_table_version"),
    name,
    key: `${name}@${digest}`,
    uri,
    rowCount:
      rowCount !== undefined && Number.isSafeInteger(rowCount) && rowCount >= 0 ? rowCount : undefined,
    columns: columnsOf(parsedAt(dataset, "schema")),
  };
}

/** Where the data lies, by the members that MLflow's sources have (mlflow/data/*_dataset_source.py). */
function locationOf(type: string, source: Answer): string | undefined {
  const location = textAt(source, "uri") ?? textAt(source, "url");
  if (location !== undefined) return location;
  const path = textAt(source, "path");
  if (path !== undefined) return type === "hugging_face" ? `hf://datasets/${path}` : path;
  // a table without its catalogue's address: --map knows it
  const table = textAt(source, "delta_table_name") ?? textAt(source, "table_name");
  return table === undefined ? undefined : `table:${table}`;
}

/** Of an address no user, no password, and nothing behind `?` or `#`, which may be a signature that lets anybody read. */
const withoutSecrets = (location: string): string =>
  /^[A-Za-z][A-Za-z0-9+.-]+:/.test(location)
    ? location.replace(/[?#].*$/s, "").replace(/^((?!abfss?:|wasbs?:)[^:]+:\/\/)[^/]*@/i, "$1")
    : location;

function columnsOf(schema: Answer): Dataset["columns"] {
  const columns = listAt(schema, "mlflow_colspec").flatMap((one) => {
    const name = textAt(one, "name");
    const type = textAt(one, "type");
    return name === undefined ? [] : [{ name, ...(type !== undefined && { type }) }];
  });
  return columns.length === 0 ? undefined : columns;
}

export type DatasetRole = "TRAIN" | "VALIDATION" | "TEST";

/** Of MLflow's context, which is any text. */
const ROLES = new Map<string, DatasetRole>([
  ["train", "TRAIN"],
  ["training", "TRAIN"],
  ["fit", "TRAIN"],
  ["val", "VALIDATION"],
  ["valid", "VALIDATION"],
  ["validation", "VALIDATION"],
  ["eval", "VALIDATION"],
  ["evaluation", "VALIDATION"],
  ["evaluate", "VALIDATION"],
  ["test", "TEST"],
  ["testing", "TEST"],
  ["holdout", "TEST"],
]);

/** What a run used its input for. An input of which nothing is said, or a word that is not known, went into training for all we know. */
export const roleOf = (context: string | undefined): DatasetRole =>
  ROLES.get(context?.trim().toLowerCase() ?? "") ?? "TRAIN";
