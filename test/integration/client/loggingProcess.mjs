// A process that logs decisions with the compiled client, as a server does, and writes each id when it is logged.
import { writeSync } from "node:fs";
import { Client } from "proofline/client";

const { SERVICE, SPOOL, MODEL, COUNT = "Infinity", EXIT = "5" } = process.env;
const client = new Client({
  url: SERVICE,
  modelVersion: MODEL,
  exitSeconds: Number(EXIT),
  onUnavailable: () => {},
  ...(SPOOL !== undefined && { spool: SPOOL }),
});

let left = Number(COUNT);
function serve() {
  for (let i = 0; i < 20 && left > 0; i++, left--)
    writeSync(1, `${client.logDecision({ left: i, amount: 1_200 }, "accept")}\n`);
  if (left > 0) setTimeout(serve, 1);
}
serve();
