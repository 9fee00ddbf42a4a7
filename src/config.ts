import { join, resolve } from "node:path";
import { ProoflineError } from "./facts/error.js";

/** Everything that can be set. Flags of the same name go before the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The embedded store and its password. */
  readonly dataDir: string;
  /** A Neo4j elsewhere; the embedded one where there is none. */
  readonly neo4j: Neo4jConfig | undefined;
  /** The signing key's file, and the log's name where it is to be created. */
  readonly log: { readonly keyFile: string; readonly origin: string | undefined };
  readonly rules: { readonly recordedLateAfterMinutes: number };
}

export interface Neo4jConfig {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string | undefined;
}

export type Settings = Readonly<Record<string, string | undefined>>;

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/** Throws BAD_USER_INPUT that names the setting. */
export function readConfig(flags: Settings, environment: Settings = process.env): Config {
  const setting = (name: string): string | undefined => flags[name] ?? (environment[name] || undefined);
  const host = setting("HOST") ?? "127.0.0.1";
  if (!LOOPBACK.has(host) && setting("ALLOW_UNAUTHENTICATED") !== "true")
    throw bad(
      "HOST",
      `${host} can be reached by others, and this version has no authentication: bind to 127.0.0.1, or say ALLOW_UNAUTHENTICATED=true where something else keeps others out`,
    );
  const dataDir = resolve(setting("DATA_DIR") ?? ".proofline");
  return {
    host,
    port: readNumber("PORT", setting("PORT") ?? "4000", 65_535),
    dataDir,
    neo4j: readNeo4j(setting),
    log: {
      keyFile: resolve(setting("SIGNING_KEY_FILE") ?? join(dataDir, "signing.key")),
      origin: setting("LOG_ORIGIN"),
    },
    rules: {
      recordedLateAfterMinutes: readNumber(
        "RECORDED_LATE_MINUTES",
        setting("RECORDED_LATE_MINUTES") ?? "60",
        525_600,
      ),
    },
  };
}

function readNeo4j(setting: (name: string) => string | undefined): Neo4jConfig | undefined {
  const uri = setting("NEO4J_URI");
  if (uri === undefined) return undefined;
  if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\//.test(uri))
    throw bad("NEO4J_URI", "must begin with neo4j://, neo4j+s://, bolt:// or bolt+s://");
  const password = setting("NEO4J_PASSWORD");
  if (password === undefined) throw bad("NEO4J_PASSWORD", "must be set where NEO4J_URI is");
  return {
    uri,
    username: setting("NEO4J_USERNAME") ?? "neo4j",
    password,
    database: setting("NEO4J_DATABASE"),
  };
}

function readNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw bad(name, `must be a whole number from 0 to ${max}`);
  return value;
}

const bad = (name: string, message: string) => new ProoflineError("BAD_USER_INPUT", message, { path: name });
