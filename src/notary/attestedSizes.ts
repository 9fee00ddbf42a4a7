import type { Graph } from "../graph/graph.js";
import { lastStamp, readCosigned } from "../graph/log/attestations.js";
import { formatWitnessKey, witnessName } from "../log/cosignature.js";
import type { TimestampSettings } from "./timestamping.js";
import type { WitnessSettings } from "./witnessing.js";

/** What the time-stamping authority is called beside witnesses, whose names have a plus sign. */
const AUTHORITY = "tsa";

interface Asked {
  readonly witnessing: WitnessSettings;
  readonly timestamping: TimestampSettings | undefined;
}

/** Who is asked to speak for the log, by name, with the milliseconds from one time to the next. */
export const attesters = ({ witnessing, timestamping }: Asked): ReadonlyMap<string, number> =>
  new Map([
    ...witnessing.witnesses.map((witness) => [witnessName(witness), witnessing.intervalMs] as const),
    ...(timestamping === undefined ? [] : [[AUTHORITY, timestamping.intervalMs] as const]),
  ]);

/** The size of the last checkpoint that each of them spoke for; 0 where there is none. Throws UNAVAILABLE. */
export async function attestedSizes(
  graph: Graph,
  origin: string,
  { witnessing: { witnesses }, timestamping }: Asked,
): Promise<ReadonlyMap<string, number>> {
  const [cosigned, stamped] = await Promise.all([
    witnesses.length === 0 ? [] : readCosigned(graph, origin),
    timestamping && lastStamp(graph, origin),
  ]);
  const sizes = new Map(
    witnesses.map((witness) => {
      const key = formatWitnessKey(witness);
      return [witnessName(witness), cosigned.find((one) => one.witness === key)?.size ?? 0];
    }),
  );
  return timestamping === undefined ? sizes : sizes.set(AUTHORITY, stamped?.size ?? 0);
}
