import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json: what is no TypeScript (schema/, cypher/) lies there, for the checkout and the package. */
export const packageRoot = fileURLToPath(new URL("..", import.meta.url));

/** The package's version. */
export function packageVersion(): string {
  const about: unknown = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  const isKnown = typeof about === "object" && about !== null && "version" in about;
  return isKnown ? String(about.version) : "unknown";
}
