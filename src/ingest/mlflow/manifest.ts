import { sha256 } from "#sha256";
import { fromHex, toHex } from "../../facts/bytes.js";

/** A file of a model: its path below the model's folder, with slashes, and the SHA-256 of its bytes in hex. */
export interface ModelFile {
  readonly path: string;
  readonly sha256: string;
}

/** What model-signing leaves out unless it is told otherwise. */
const GIT: ReadonlySet<string> = new Set([".git", ".gitattributes", ".github", ".gitignore"]);

/** Whether model-signing hashes a file, by the first part of its path. */
export const isOfModel = (path: string): boolean => !GIT.has(path.replace(/\/.*$/s, ""));

/**
 * The digest of a model's folder as model-signing has it: the subject's digest of its statement (predicate
 * https://model_signing/signature/v1.0, method `files`, SHA-256), which is the SHA-256 of the files' digests, 32 bytes each,
 * in the order of their paths, part by part. https://github.com/sigstore/model-transparency,
 * src/model_signing/_signing/signing.py. Throws a TypeError for a folder without files.
 */
export function folderDigest(files: readonly ModelFile[]): string {
  const own = files.filter(({ path }) => isOfModel(path));
  if (own.length === 0) throw new TypeError("no file to hash");
  const sorted = own
    .map(({ path, sha256: digest }) => ({ parts: path.split("/").map(codePoints), digest }))
    .sort((a, b) => order(a.parts, b.parts, (x, y) => order(x, y, (p, q) => p - q)));
  return toHex(sha256(...sorted.map(({ digest }) => fromHex(digest))));
}

/** Python orders texts by code points, JavaScript by UTF-16 units. */
const codePoints = (text: string): readonly number[] => [...text].map((char) => char.codePointAt(0) ?? 0);

function order<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): number {
  for (const [i, one] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    const compared = compare(one, other);
    if (compared !== 0) return compared;
  }
  return a.length - b.length;
}
