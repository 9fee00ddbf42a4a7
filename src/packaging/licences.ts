import type { Shipped } from "./lockFile.js";

/** SPDX ids of licences that ask for no more than their text and the authors' names. */
const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
]);

/** What these packages say of their licence, and was read by somebody: docs/dependencies.md says why they may come along. */
const READ: Readonly<Record<string, string>> = {
  "@apollo/federation-internals": "Elastic-2.0",
  "dejavu-fonts-ttf": "SEE LICENSE IN README.md AND LICENSE",
  "png-js": "no licence",
};

/**
 * Whether an SPDX expression can be met by allowed licences alone: one id, or several with OR or AND between. What is nested
 * is for somebody to read, and false here.
 */
export function isAllowed(expression: string): boolean {
  const ids = expression.replace(/^\((.*)\)$/, "$1");
  const has = (id: string) => ALLOWED.has(id);
  return ids.includes(" AND ") ? ids.split(" AND ").every(has) : ids.split(" OR ").some(has);
}

/** One line for each package whose licence nobody has allowed, or that is under another one than was read. */
export const licenceProblems = (packages: readonly Shipped[]): string[] =>
  packages
    .filter(({ name, license = "no licence" }) => !isAllowed(license) && READ[name] !== license)
    .map(({ name, version, license = "no licence" }) => `${name}@${version}: ${license}`);
