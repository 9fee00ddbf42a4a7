/**
 * Data sets are named as OpenLineage names them, whatever told of them, so that one that a job wrote and another one read has
 * one name: https://github.com/OpenLineage/OpenLineage/blob/main/spec/Naming.md
 */
export interface DatasetName {
  readonly namespace: string;
  readonly name: string;
}

/** The key of a source table, and that of a dataset version up to its `@`. */
export const nameKey = ({ namespace, name }: DatasetName): string => `${namespace}/${name}`;

/** The one spelling of schemes that address the same data. */
const SCHEMES = new Map([
  ["s3a", "s3"],
  ["s3n", "s3"],
  ["gcs", "gs"],
  ["abfs", "abfss"],
  ["wasb", "wasbs"],
  ["postgresql", "postgres"],
  ["bq", "bigquery"],
]);

/** Of object stores the name is the key, without the slash before it; of file systems it is the path, with it. */
const OBJECT_STORES: ReadonlySet<string> = new Set(["s3", "gs", "abfss", "wasbs", "hf"]);

/** The ports that clients leave out, and OpenLineage writes. */
const DATABASE_PORTS = new Map([
  ["postgres", "5432"],
  ["mysql", "3306"],
]);

/**
 * The name of the data at a location: an address of an object store, a file system or a database's table, or the path of a file.
 * Passwords and the part behind `?` or `#`, which may hold a signature, are in no name. Undefined where the location does not
 * say what data it is.
 */
export function nameOfLocation(location: string): DatasetName | undefined {
  const [, given, rest = ""] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(location.trim()) ?? [];
  // one letter is a Windows drive
  if (given === undefined || given.length === 1) return nameOfFile(location.trim());
  const plain = given.toLowerCase().replace(/\+.*$/s, "");
  const scheme = SCHEMES.get(plain) ?? plain;
  const [, authority = "", path = ""] =
    /^\/\/([^/?#]*)([^?#]*)/s.exec(rest) ?? /^()([^?#]*)/s.exec(rest) ?? [];
  const host = scheme === "abfss" || scheme === "wasbs" ? authority : authority.replace(/^.*@/s, "");
  if (scheme === "file") return nameOfFile(decoded(path), host);
  if (scheme === "bigquery") return nameOfTable("bigquery", [...host.split("."), ...tableOf(path)], 3);
  if (scheme === "snowflake") return nameOfTable(`snowflake://${host}`, tableOf(path), 3);
  const port = DATABASE_PORTS.get(scheme);
  if (port !== undefined)
    return nameOfTable(
      `${scheme}://${/:\d+$/.test(host) ? host : `${host}:${port}`}`,
      tableOf(path),
      scheme === "postgres" ? 3 : 2,
    );
  if (OBJECT_STORES.has(scheme))
    return named(host && `${scheme}://${host}`, decoded(path).replace(/^\/+|\/+$/g, "") || "/");
  return named(host === "" ? scheme : `${scheme}://${host}`, decoded(path).replace(/\/+$/, "") || "/");
}

function nameOfFile(path: string, host = ""): DatasetName | undefined {
  const isHere = host === "" || host === "localhost";
  return path === "" ? undefined : named(isHere ? "file" : `file://${host}`, path.replace(/\/+$/, "") || "/");
}

/** `/shop/public/orders` and `/shop/public.orders` alike. */
const tableOf = (path: string): string[] => decoded(path).split(/[/.]/).filter(Boolean);

/** A table with all its parts: with fewer of them it would be another one's name. */
const nameOfTable = (namespace: string, parts: readonly string[], count: number): DatasetName | undefined => {
  const given = parts.filter(Boolean);
  return given.length === count ? named(namespace, given.join(".")) : undefined;
};

const named = (namespace: string, name: string): DatasetName | undefined =>
  namespace === "" ? undefined : { namespace, name };

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // a per cent sign that encodes nothing is a character of the name
    return path;
  }
}
