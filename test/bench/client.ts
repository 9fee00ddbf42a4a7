// A client process: one side of a pair, which does what it is told over its channel until the channel closes.
import { isOrder, type Order, type Reply, type Side, type SideName, type Target } from "./protocol.js";
import { openHttpIngest } from "./sides/httpIngest.js";
import { openHttpReport } from "./sides/httpReport.js";
import { openHttpSingles } from "./sides/httpSingles.js";
import { openHttpTypename } from "./sides/httpTypename.js";
import { openRawAudited } from "./sides/rawAudited.js";
import { openRawIngest } from "./sides/rawIngest.js";
import { openRawTrail } from "./sides/rawTrail.js";

const OPENERS: Readonly<Record<SideName, (target: Target) => Promise<Side>>> = {
  httpIngest: openHttpIngest,
  rawIngest: openRawIngest,
  httpSingles: openHttpSingles,
  httpTypename: openHttpTypename,
  httpReport: openHttpReport,
  rawTrail: openRawTrail,
  rawAudited: openRawAudited,
};

let side: Side | undefined;

async function obey(order: Order): Promise<readonly number[]> {
  if ("round" in order) {
    if (side === undefined) throw new Error("a round before a side is open");
    return side.round(order.round);
  }
  side = await OPENERS[order.open](order.target);
  return [];
}

const reply = (answer: Reply) => process.send?.(answer);

process.on("message", (message: unknown) => {
  if (!isOrder(message)) return;
  obey(message).then(
    (samples) => reply({ samples }),
    (error: unknown) =>
      reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on("SIGINT", () => {}); // Ctrl-C reaches all; the parent closes the channel
process.once("disconnect", async () => {
  await side?.close();
  process.exit();
});
