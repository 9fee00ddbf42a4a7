import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type AccessConfig, readAccess } from "./access/settings.js";
import { ProoflineError } from "./facts/error.js";
import { DEFAULT_POLICY, MAX_LATE_MINUTES, parsePolicy } from "./report/policy.js";
import type { Policy } from "./report/rule.js";

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
  readonly access: AccessConfig;
  /** How far this service's clock may be from its database's. */
  readonly clockToleranceMs: number;
  /** What reports are judged by. */
  readonly policy: Policy;
}

export interface Neo4jConfig {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string | undefined;
}

export type Settings = Readonly<Record<string, string | undefined>>;

/** Throws BAD_USER_INPUT that names the setting. */
export function readConfig(flags: Settings, environment: Settings = process.env): Config {
  const setting = (name: string): string | undefined => flags[name] ?? (environment[name] || undefined);
  const host = setting("HOST") ?? "127.0.0.1";
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
    access: readAccess(setting, host),
    clockToleranceMs:
      1_000 * readNumber("CLOCK_TOLERANCE_SECONDS", setting("CLOCK_TOLERANCE_SECONDS") ?? "120", 86_400),
    policy: readPolicy(setting),
  };
}

/**
 * The API key or access token that a command shows to a service: from a file, else from PROOFLINE_API_KEY. No flag takes
 * it, since whoever is on the machine can list the flags of its processes. Throws BAD_USER_INPUT.
 */
export async function readApiKey(
  file: string | undefined,
  environment: Settings = process.env,
): Promise<string | undefined> {
  const name = file === undefined ? "PROOFLINE_API_KEY" : "--api-key-file";
  const text = file === undefined ? environment.PROOFLINE_API_KEY || undefined : await readText(name, file);
  if (text === undefined) return undefined;
  const key = text.trim();
  if (!/^[\x21-\x7e]+$/.test(key)) throw bad(name, "must be one API key or access token");
  return key;
}

const readText = (name: string, file: string): Promise<string> =>
  readFile(file, "utf8").catch((cause: unknown) => {
    throw new ProoflineError("BAD_USER_INPUT", `${file} can't be read`, { path: name, cause });
  });

function readNeo4j(setting: (name: string) => string | undefined): Neo4jConfig | undefined {
  const uri = setting("NEO4J_URI");
  if (uri === undefined) return undefined;
  if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\//.test(uri))
    throw bad("NEO4J_URI", "must begin with neo4j://, neo4j+s://, bolt:// or bolt+s://");
  // it is shown in log lines
  if (/^[^/]*\/\/[^/]*@/.test(uri))
    throw bad("NEO4J_URI", "must not hold a password: it goes into NEO4J_PASSWORD");
  const password = setting("NEO4J_PASSWORD");
  if (password === undefined) throw bad("NEO4J_PASSWORD", "must be set where NEO4J_URI is");
  return {
    uri,
    username: setting("NEO4J_USERNAME") ?? "neo4j",
    password,
    database: setting("NEO4J_DATABASE"),
  };
}

/** The policy of POLICY_FILE; what it leaves out is as without it. */
function readPolicy(setting: (name: string) => string | undefined): Policy {
  const file = setting("POLICY_FILE");
  const late = setting("RECORDED_LATE_MINUTES") ?? String(DEFAULT_POLICY.lateMinutes);
  const lateMinutes = readNumber("RECORDED_LATE_MINUTES", late, MAX_LATE_MINUTES);
  return parsePolicy(file === undefined ? {} : readJson("POLICY_FILE", file), "POLICY_FILE", lateMinutes);
}

function readJson(name: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? "is not JSON" : "can't be read";
    throw new ProoflineError("BAD_USER_INPUT", `${file} ${why}`, { path: name, cause });
  }
}

function readNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw bad(name, `must be a whole number from 0 to ${max}`);
  return value;
}

const bad = (name: string, message: string) => new ProoflineError("BAD_USER_INPUT", message, { path: name });
