import type { Command } from "commander";
import { type Config, readConfig } from "../config.js";

/** The settings as flags, `--data-dir` for `DATA_DIR`; without a flag the environment says. */
export const withSettings = (command: Command): Command =>
  command
    .option("--host <address>", "address to serve at (127.0.0.1)")
    .option("--port <number>", "port to serve at (4000)")
    .option("--data-dir <folder>", "the embedded store (.proofline)")
    .option("--neo4j-uri <uri>", "a Neo4j to use instead of the embedded one")
    .option("--neo4j-username <name>", "its user (neo4j)")
    .option("--neo4j-database <name>", "its database (the user's own)");

const NAMES = {
  host: "HOST",
  port: "PORT",
  dataDir: "DATA_DIR",
  neo4jUri: "NEO4J_URI",
  neo4jUsername: "NEO4J_USERNAME",
  neo4jDatabase: "NEO4J_DATABASE",
} as const;

/** Throws BAD_USER_INPUT that names the setting. */
export function configOf(options: Readonly<Record<string, unknown>>): Config {
  const flags = Object.entries(NAMES).flatMap(([option, name]) => {
    const value = options[option];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return readConfig(Object.fromEntries(flags));
}
