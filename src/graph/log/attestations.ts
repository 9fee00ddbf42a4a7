import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";

/** The last checkpoint of the log that a witness cosigned. */
export interface CosignedCheckpoint {
  /** The witness's verifier key. */
  readonly witness: string;
  readonly size: number;
  /** As the log signed it. */
  readonly checkpoint: string;
  /** The witness's signature line, with its newline. */
  readonly line: string;
  /** When it was kept, in milliseconds. */
  readonly keptAt: number;
}

/** A checkpoint that a time-stamping authority dated. */
export interface StampedCheckpoint {
  readonly size: number;
  readonly checkpoint: string;
  /** The time-stamp token (RFC 3161), DER in base64. */
  readonly token: string;
}

interface OfLog {
  readonly origin: string;
}

const keepCosigned = defineQuery<{
  witness: string;
  origin: string;
  size: number;
  checkpoint: string;
  line: string;
  keptAt: number;
}>("attestations/keepCosigned.cypher");
const cosigned = defineQuery<{ origin: string }, CosignedCheckpoint>(
  "attestations/cosigned.cypher",
  (row) => ({
    witness: row.text("witness"),
    size: row.integer("size"),
    checkpoint: row.text("checkpoint"),
    line: row.text("line"),
    keptAt: row.integer("keptAt"),
  }),
);
const forget = defineQuery<{ origin: string; witnesses: readonly string[] }>(
  "attestations/forgetWitnesses.cypher",
);
const keepStamped = defineQuery<{
  origin: string;
  size: number;
  checkpoint: string;
  token: string;
  keptAt: number;
}>("attestations/keepStamped.cypher");
const firstStamped = defineQuery<{ origin: string; index: number }, StampedCheckpoint>(
  "attestations/firstStamped.cypher",
  (row) => ({ size: row.integer("size"), checkpoint: row.text("checkpoint"), token: row.text("token") }),
);
const lastStamped = defineQuery<{ origin: string }, { size: number; keptAt: number }>(
  "attestations/lastStamped.cypher",
  (row) => ({ size: row.integer("size"), keptAt: row.integer("keptAt") }),
);

/** Of each witness the last checkpoint that it cosigned, the largest first. */
export const readCosigned = (graph: Graph, origin: string): Promise<CosignedCheckpoint[]> =>
  graph.read(cosigned, { origin });

/** Keeps what a witness cosigned, unless a larger one is there. */
export async function keepCosignature(
  graph: Graph,
  { origin, ...kept }: CosignedCheckpoint & OfLog,
): Promise<void> {
  await graph.write(keepCosigned, { origin, ...kept });
}

/** Drops what witnesses cosigned that are none of these. */
export async function forgetOtherWitnesses(
  graph: Graph,
  origin: string,
  witnesses: readonly string[],
): Promise<void> {
  await graph.write(forget, { origin, witnesses });
}

export async function keepStamp(
  graph: Graph,
  { origin, ...kept }: StampedCheckpoint & OfLog & { readonly keptAt: number },
): Promise<void> {
  await graph.write(keepStamped, { origin, ...kept });
}

/** The first checkpoint that was dated and has the fact at that index; undefined where none does yet. */
export async function stampCovering(
  graph: Graph,
  origin: string,
  index: number,
): Promise<StampedCheckpoint | undefined> {
  const [found] = await graph.read(firstStamped, { origin, index });
  return found;
}

/** The last checkpoint that was dated: its size, and when that was kept, in milliseconds. */
export async function lastStamp(
  graph: Graph,
  origin: string,
): Promise<{ readonly size: number; readonly keptAt: number } | undefined> {
  const [found] = await graph.read(lastStamped, { origin });
  return found;
}
