/** One entry of package-lock.json; what else stands there is kept as it is. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** package-lock.json, version 3. The key of a package is its folder, the package's own is "". */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** A package that comes along, and where it says which licence it is under. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  /** SPDX; undefined where its package.json has none. */
  readonly license: string | undefined;
}

/** What is installed with the package: all but the package itself and what is for development alone. */
export const productionPackages = ({ packages }: LockFile): Shipped[] =>
  Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== "" && !dev)
    .map(([folder, { version = "", license }]) => ({
      name: folder.replace(/^.*node_modules\//, ""),
      version,
      license,
    }));
