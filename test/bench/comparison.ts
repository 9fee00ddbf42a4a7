import { ClientProcess } from "./clientProcess.js";
import { type ProcessorTimes, processorTimes } from "./processors.js";
import type { Round, SideName, Times } from "./protocol.js";
import type { Service } from "./service.js";

/** What one turn of a side did: so many calls or predictions in so much time. */
export interface Turn extends Times {
  readonly count: number;
  /** What service and Neo4j worked during it, in seconds; undefined where their processes can't be looked at. */
  readonly processor: ProcessorTimes | undefined;
}

/** What two sides measured, turn by turn. */
export interface Comparison {
  readonly ours: readonly Turn[];
  readonly theirs: readonly Turn[];
}

export interface Pair {
  readonly ours: SideName;
  readonly theirs: SideName;
  readonly warmUps: number;
  readonly rounds: number;
  /** What each side does in its next turn. */
  readonly next: () => { readonly ours: Round; readonly theirs: Round };
}

/** Runs both sides in turns, A B A B, each in a process of its own; the first turns warm up and are not counted. */
export async function compare(service: Service, pair: Pair): Promise<Comparison> {
  await using ours = await ClientProcess.start(pair.ours, service.target);
  await using theirs = await ClientProcess.start(pair.theirs, service.target);
  const turns = { ours: [] as Turn[], theirs: [] as Turn[] };
  for (let turn = -pair.warmUps; turn < pair.rounds; turn++) {
    const next = pair.next();
    const a = await take(service, ours, next.ours);
    const b = await take(service, theirs, next.theirs);
    if (turn < 0) continue;
    turns.ours.push(a);
    turns.theirs.push(b);
  }
  return turns;
}

async function take({ processes }: Service, client: ClientProcess, round: Round): Promise<Turn> {
  const before = processes && (await processorTimes(processes));
  const times = await client.round(round);
  const after = processes && (await processorTimes(processes));
  const processor = before &&
    after && { service: after.service - before.service, neo4j: after.neo4j - before.neo4j };
  return { ...times, count: round.keys.count, processor };
}
