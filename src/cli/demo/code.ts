import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256Hex } from "#sha256";

/** Which code does the demo's work: what a pipeline would take from its build. */
export interface Code {
  readonly gitCommit: string;
  readonly repository: string;
  readonly codeSha256: string;
}

export function readCode(): Code {
  const codeSha256 = digestOfThisFolder();
  const commit = checkedOutCommit(new URL("../../../.git/", import.meta.url));
  return {
    codeSha256,
    // An installed package has no commit; the digest of its code names that code as well, and says that it is one.
    gitCommit: commit ?? codeSha256.slice(0, 40),
    repository:
      commit === undefined
        ? "proofline (no checkout: the commit is a digest of the demo's code)"
        : "proofline",
  };
}

function digestOfThisFolder(): string {
  const folder = new URL(".", import.meta.url);
  const names = readdirSync(folder).filter((name) => extname(name) === extname(import.meta.url));
  return sha256Hex(
    names
      .sort()
      .map((name) => `${name}\n${readFileSync(new URL(name, folder), "utf8")}`)
      .join("\n"),
  );
}

/** The commit of HEAD; undefined where the package is no checkout of its own or has no commit yet. */
function checkedOutCommit(git: URL): string | undefined {
  const read = (path: string): string => {
    const file = fileURLToPath(new URL(path, git));
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  const head = read("HEAD").trim();
  const branch = /^ref: (.+)$/.exec(head)?.[1];
  if (branch === undefined) return hash(head);
  const packed = read("packed-refs")
    .split("\n")
    .find((line) => line.endsWith(` ${branch}`));
  return hash(read(branch).trim()) ?? hash(packed?.slice(0, 40) ?? "");
}

const hash = (text: string): string | undefined => (/^[0-9a-f]{40}$/.test(text) ? text : undefined);
