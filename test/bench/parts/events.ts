import { compare } from "../comparison.js";
import { type Figure, ratioFigure } from "../figure.js";
import type { Run } from "../run.js";
import { EVENT_BATCH, EVENT_CONNECTIONS } from "../sizes.js";

const SINGLES_GOAL = { limit: 0.25 };
const BATCHES_GOAL = { limit: 0.5 };
/** So that the turns of both sides take about as long. */
const TYPENAMES_AN_EVENT = 4;

/** OpenLineage events against the least that the same server can be asked, and batches of them against batches of facts. */
export async function events({ service, sizes, predictions, progress }: Run): Promise<Figure[]> {
  progress("events: single OpenLineage events against {__typename}");
  const pair = { rounds: sizes.rounds, warmUps: sizes.warmUps };
  const keysFrom = keysOf(`${predictions.prefix}-events`);
  const singles = await compare(service, {
    ...pair,
    ours: "httpEvents",
    theirs: "httpTypename",
    next: () => {
      const keys = keysFrom(sizes.singles);
      const count = keys.count * TYPENAMES_AN_EVENT;
      return { ours: { keys }, theirs: { keys: { ...keys, count }, callers: EVENT_CONNECTIONS } };
    },
  });
  progress("events: batches of OpenLineage events against recordFacts");
  const batches = await compare(service, {
    ...pair,
    ours: "httpEventBatches",
    theirs: "httpFacts",
    next: () => {
      const keys = keysFrom(sizes.batches * EVENT_BATCH);
      return { ours: { keys }, theirs: { keys } };
    },
  });
  const what = `single OpenLineage events on ${EVENT_CONNECTIONS} connections, to {__typename}`;
  return [
    ratioFigure({ id: "events.singles", what }, singles, "rate", SINGLES_GOAL),
    ratioFigure(
      { id: "events.batches", what: "batches of OpenLineage events, to recordFacts" },
      batches,
      "rate",
      BATCHES_GOAL,
    ),
  ];
}

/** Keys that are not those of predictions, each once. */
function keysOf(prefix: string) {
  let from = 0;
  return (count: number) => {
    const keys = { prefix, from, step: 1, count };
    from += count;
    return keys;
  };
}
