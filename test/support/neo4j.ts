import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../src/local/openEmbedded.js";
import { packageRoot } from "../../src/packageRoot.js";
import { dockerAnswers } from "./docker.js";

export interface Neo4jConnection {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

export interface TestNeo4j extends AsyncDisposable {
  readonly connection: Neo4jConnection;
  /** What it is, in words for the log. */
  readonly description: string;
}

/** NEO4J_URI if set, else a container where a Docker engine answers, else the embedded server in a temporary folder. */
export async function openTestNeo4j(): Promise<TestNeo4j> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = "neo4j", NEO4J_PASSWORD: password = "" } = process.env;
  if (uri) {
    const connection = { uri, username, password };
    return { connection, description: `NEO4J_URI ${uri}`, [Symbol.asyncDispose]: async () => {} };
  }
  return (await dockerAnswers()) ? container() : embedded();
}

async function container(): Promise<TestNeo4j> {
  const { GenericContainer, Wait } = await import("testcontainers");
  const image = await composeImage();
  const password = randomBytes(24).toString("base64url");
  const started = await new GenericContainer(image)
    .withEnvironment({ NEO4J_AUTH: `neo4j/${password}`, NEO4J_PLUGINS: '["apoc"]' })
    .withExposedPorts(7687, 7474) // all that the image exposes: Podman's API counts the others as not yet bound
    .withWaitStrategy(Wait.forLogMessage("Started."))
    .withStartupTimeout(300_000) // the image may have to be pulled
    .start();
  const uri = `bolt://${started.getHost()}:${started.getMappedPort(7687)}`;
  return {
    connection: { uri, username: "neo4j", password },
    description: `container of ${image}`,
    [Symbol.asyncDispose]: async () => void (await started.stop()),
  };
}

/** The image that docker-compose.yml names, so that tests and deployment are of the same Neo4j. */
async function composeImage(): Promise<string> {
  const compose = await readFile(join(packageRoot, "docker-compose.yml"), "utf8");
  const image = /^\s*image:\s*(neo4j:\S+)/m.exec(compose)?.[1];
  if (image === undefined) throw new Error("docker-compose.yml names no neo4j image");
  return image;
}

async function embedded(): Promise<TestNeo4j> {
  const dataDir = await mkdtemp(join(tmpdir(), "proofline-test-"));
  const progress = (line: string) => console.log(line);
  const server = await openEmbedded({ dataDir, sharing: "exclusive", progress });
  return {
    connection: { uri: server.uri, username: server.username, password: server.password },
    description: `embedded server in ${dataDir}`,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
