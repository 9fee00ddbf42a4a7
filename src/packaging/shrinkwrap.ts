import type { LockFile } from "./lockFile.js";

/** The lock file of the package as it is installed: without what is for development alone. */
export function shrinkwrapOf(lock: LockFile): LockFile {
  const packages = Object.entries(lock.packages)
    .filter(([, { dev }]) => !dev)
    .map(([folder, entry]) => {
      if (folder !== "") return [folder, entry];
      const { devDependencies: _, ...own } = { devDependencies: undefined, ...entry };
      return [folder, own];
    });
  return { ...lock, packages: Object.fromEntries(packages) };
}
