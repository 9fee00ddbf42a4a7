import type { Readable } from "node:stream";
import { ProoflineError } from "../facts/error.js";

const WAYS_OUT = `Three ways to have a Neo4j:
  - Docker:        docker compose up
  - your own:      set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD (Neo4j 5.26 with APOC Core)
  - embedded:      install a Java 17 JDK or newer, and Maven, and run this again`;

/** The embedded Neo4j can't run on this machine as it is: says why, and the three ways out. */
export function unavailable(why: string, cause?: unknown): ProoflineError {
  return new ProoflineError("UNAVAILABLE", `${why}\n${WAYS_OUT}`, { cause });
}

const KEPT = 4_000;

/** The end of what a process wrote, for the error that tells why it failed. Reading it keeps the pipe from filling. */
export class Tail {
  text = "";

  constructor(stream: Readable) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      this.text = (this.text + chunk).slice(-KEPT);
    });
  }
}
