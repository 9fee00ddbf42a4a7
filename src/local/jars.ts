import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { exists } from "../files.js";
import { checkJars, placeOf } from "./checksums.js";
import { maven } from "./maven.js";

/** The newest Neo4j 5.26 LTS and APOC Core that start together; APOC does not publish every patch. */
const NEO4J_VERSION = "5.26.28";
const APOC_VERSION = "5.26.19";

/** What Maven copies: the server, and APOC Core with the part that `ApocConfig` lives in. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>proofline</groupId>
  <artifactId>embedded-neo4j</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version></dependency>
    <dependency><groupId>org.neo4j.procedure</groupId><artifactId>apoc-core</artifactId><version>${APOC_VERSION}</version></dependency>
    <dependency><groupId>org.neo4j.procedure</groupId><artifactId>apoc-common</artifactId><version>${APOC_VERSION}</version></dependency>
  </dependencies>
</project>
`;

/** Names the folder of copied jars: another pair of versions is another folder. */
const JARS_NAME = `neo4j-${NEO4J_VERSION}-apoc-${APOC_VERSION}`;

export interface Jars {
  readonly lib: string;
  /** APOC: Neo4j reads its procedures from this folder, and needs it on the class path too. */
  readonly plugins: string;
}

/**
 * The server's jars, in a folder of the user's cache that all checkouts share. When they aren't there, Maven copies them
 * into a temporary folder that is renamed once it is whole, so several processes may do this at once. They are compared with
 * the checksums in `jars.sha256` when they come and at each start. Throws UNAVAILABLE.
 */
export async function neo4jJars(
  environment: NodeJS.ProcessEnv,
  progress: (line: string) => void,
): Promise<Jars> {
  const xdg = environment.XDG_CACHE_HOME;
  const cache = join(xdg && isAbsolute(xdg) ? xdg : join(homedir(), ".cache"), "proofline");
  const folder = join(cache, JARS_NAME);
  if (await exists(folder)) await checkJars(folder);
  else {
    await mkdir(cache, { recursive: true });
    const temporary = await mkdtemp(`${folder}.tmp-`);
    try {
      await copyJars(temporary, environment, progress);
      await checkJars(temporary);
      await rename(temporary, folder).catch(async (error: unknown) => {
        if (!(await exists(folder))) throw error; // else another process was quicker
      });
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  return { lib: join(folder, "lib"), plugins: join(folder, "plugins") };
}

/** Has Maven copy the jars into the parts of a folder, beside the pom.xml that names them. */
export async function copyJars(
  folder: string,
  environment: NodeJS.ProcessEnv,
  progress: (line: string) => void,
) {
  progress(`fetching Neo4j ${NEO4J_VERSION} with Maven: about 120 MB and 90 s, the first time only`);
  const lib = join(folder, "lib");
  const plugins = join(folder, "plugins");
  await mkdir(plugins);
  await writeFile(join(folder, "pom.xml"), POM);
  const copy = ["--strict-checksums", "dependency:copy-dependencies", `-DoutputDirectory=${lib}`];
  await maven(copy, folder, environment, progress);
  const jars = await readdir(lib);
  for (const jar of jars) await rename(join(lib, jar), join(folder, placeOf(jar)));
  progress(`Neo4j ${NEO4J_VERSION} is here: ${jars.length} jars`);
}
