import { basename } from "node:path";

/** A jar as Maven's repository has it. */
interface MavenJar {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  /** What tells the jars of one artifact apart, as the system that a native library is for. */
  readonly classifier: string | undefined;
}

/** Where a jar is in Maven's repository. */
const pathOf = ({ group, artifact, version, classifier }: MavenJar): string => {
  const name = [artifact, version, ...(classifier === undefined ? [] : [classifier])].join("-");
  return [...group.split("."), artifact, version, `${name}.jar`].join("/");
};

/** The places in the repository of the jars that `mvn dependency:list` lists, in their order by name. */
export const listedPaths = (list: string): string[] =>
  list
    .split("\n")
    .flatMap((line) => {
      // group:artifact:jar[:classifier]:version:scope, and with newer plugins the name of the module
      const [, group, artifact, classifier, version] =
        /^\s*([\w.-]+):([\w.-]+):jar:(?:([\w.-]+):)?([\w.-]+):(?:compile|runtime)\b/.exec(line) ?? [];
      if (group === undefined || artifact === undefined || version === undefined) return [];
      return [pathOf({ group, artifact, version, classifier })];
    })
    .sort();

/** The list of checksums, as `sha256sum` has it. @param sha256Of of a jar by its file name */
export const checksumLines = (paths: readonly string[], sha256Of: (jar: string) => string): string =>
  paths.map((path) => `${sha256Of(basename(path))}  ${path}\n`).join("");

/** What the SBOM says of each jar of such a list. */
export const jarComponents = (checksums: string) =>
  checksums
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [content = "", path = ""] = line.split("  ");
      const { group, artifact, version, classifier } = jarAt(path);
      const purl = `pkg:maven/${group}/${artifact}@${version}${classifier === undefined ? "" : `?classifier=${classifier}`}`;
      return {
        type: "library",
        "bom-ref": purl,
        group,
        name: artifact,
        version,
        purl,
        hashes: [{ alg: "SHA-256", content }],
      };
    });

function jarAt(path: string): MavenJar {
  const parts = path.split("/");
  const [artifact = "", version = "", file = ""] = parts.slice(-3);
  const classifier = file.slice(`${artifact}-${version}-`.length, -".jar".length);
  return {
    group: parts.slice(0, -3).join("."),
    artifact,
    version,
    classifier: classifier === "" ? undefined : classifier,
  };
}
