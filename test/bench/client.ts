// A client process: one side of a pair, which does what it is told over its channel until the channel closes.
import {
  isOrder,
  type Order,
  type Reply,
  type Side,
  type SideName,
  type Target,
  type Times,
} from "./protocol.js";
import { openHttpCoverage } from "./sides/httpCoverage.js";
import { openHttpEventBatches, openHttpEvents } from "./sides/httpEvents.js";
import { openHttpFacts } from "./sides/httpFacts.js";
import { openHttpImpact } from "./sides/httpImpact.js";
import { openHttpIngest } from "./sides/httpIngest.js";
import { openHttpReport } from "./sides/httpReport.js";
import { openHttpSearch } from "./sides/httpSearch.js";
import { openHttpSingles } from "./sides/httpSingles.js";
import { openHttpTypename } from "./sides/httpTypename.js";
import { openIngestCommand } from "./sides/ingestCommand.js";
import { openRawAudited } from "./sides/rawAudited.js";
import { openRawCount } from "./sides/rawCount.js";
import { openRawFullText } from "./sides/rawFullText.js";
import { openRawBare, openRawGraph } from "./sides/rawIngest.js";
import { openRawLookup } from "./sides/rawLookup.js";
import { openRawTrail } from "./sides/rawTrail.js";

const OPENERS: Readonly<Record<SideName, (target: Target) => Promise<Side>>> = {
  httpIngest: openHttpIngest,
  ingestCommand: openIngestCommand,
  rawGraph: openRawGraph,
  rawBare: openRawBare,
  httpSingles: openHttpSingles,
  httpTypename: openHttpTypename,
  httpReport: openHttpReport,
  rawTrail: openRawTrail,
  rawAudited: openRawAudited,
  httpImpact: openHttpImpact,
  rawLookup: openRawLookup,
  httpCoverage: openHttpCoverage,
  rawCount: openRawCount,
  httpSearch: openHttpSearch,
  rawFullText: openRawFullText,
  httpEvents: openHttpEvents,
  httpEventBatches: openHttpEventBatches,
  httpFacts: openHttpFacts,
};

let side: Side | undefined;

async function obey(order: Order): Promise<Times> {
  if ("round" in order) {
    if (side === undefined) throw new Error("a round before a side is open");
    return side.round(order.round);
  }
  side = await OPENERS[order.open](order.target);
  return { seconds: 0, milliseconds: [] };
}

const reply = (answer: Reply) => process.send?.(answer);

process.on("message", (message: unknown) => {
  if (!isOrder(message)) return;
  obey(message).then(
    (times) => reply({ times }),
    (error: unknown) =>
      reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on("SIGINT", () => {}); // Ctrl-C reaches all; the parent closes the channel
process.once("disconnect", async () => {
  await side?.close();
  process.exit();
});
