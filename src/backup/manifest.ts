import { badInput, badInputAt } from "../facts/error.js";
import { isObject } from "../facts/json.js";

/** The name of the manifest in the folder of a backup. */
export const MANIFEST = "manifest.json";
/** The form of the manifest and of the folder. */
const FORMAT = 1;

/** A file of a backup: its path has forward slashes and leads nowhere else. */
export interface BackedUpFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a backup says of itself. */
export interface Manifest {
  readonly madeAt: string;
  /** Proofline's, and the newest migration of the store. */
  readonly version: string;
  readonly migration: number;
  readonly origin: string;
  readonly verifierKey: string;
  /** Facts in the log, and the root of its tree in base64. */
  readonly size: number;
  readonly root: string;
  /** The newest signed checkpoint in the store. */
  readonly checkpoint: string | null;
  readonly hasKey: boolean;
  readonly files: readonly BackedUpFile[];
}

export const formatManifest = (manifest: Manifest): string =>
  `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`;

/** Throws BAD_USER_INPUT that says what is wrong in it, also for a form that only a newer version knows. */
export function parseManifest(text: string): Manifest {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw badInputAt(MANIFEST, "is not JSON", cause);
  }
  if (!isObject(given)) throw badInputAt(MANIFEST, "is no object");
  if (given.format !== FORMAT)
    throw badInputAt(
      MANIFEST,
      `has the format ${JSON.stringify(given.format)}, and this version reads ${FORMAT}`,
    );
  const { files, checkpoint, hasKey } = given;
  if (!Array.isArray(files) || files.length === 0)
    throw badInputAt(`${MANIFEST}: files`, "is no list of files");
  if (checkpoint !== null && typeof checkpoint !== "string")
    throw badInputAt(`${MANIFEST}: checkpoint`, "is no text");
  if (typeof hasKey !== "boolean") throw badInputAt(`${MANIFEST}: hasKey`, "is neither true nor false");
  const paths = new Set<string>();
  return {
    madeAt: readText(given, "madeAt"),
    version: readText(given, "version"),
    migration: count(given, "migration"),
    origin: readText(given, "origin"),
    verifierKey: readText(given, "verifierKey"),
    size: count(given, "size"),
    root: readText(given, "root"),
    checkpoint,
    hasKey,
    files: files.map((file: unknown, i) => {
      if (!isObject(file)) throw badInputAt(`${MANIFEST}: files[${i}]`, "is no object");
      const path = readText(file, "path");
      if (!isInside(path) || paths.has(path))
        throw badInputAt(`${MANIFEST}: files[${i}].path`, "is no path of the backup's own, or there twice");
      paths.add(path);
      const sha256 = readText(file, "sha256");
      if (!/^[0-9a-f]{64}$/.test(sha256))
        throw badInputAt(`${MANIFEST}: files[${i}].sha256`, "is no SHA-256");
      return { path, bytes: count(file, "bytes"), sha256 };
    }),
  };
}

/** Whoever can alter a manifest must not make a restore write elsewhere. */
const isInside = (path: string): boolean =>
  path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\\0:]/.test(part));

function readText(given: Readonly<Record<string, unknown>>, name: string): string {
  const value = given[name];
  if (typeof value !== "string" || value === "") throw badInput(`${MANIFEST}: ${name} is no text`);
  return value;
}

function count(given: Readonly<Record<string, unknown>>, name: string): number {
  const value = given[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw badInput(`${MANIFEST}: ${name} is no whole number`);
  return value;
}
