// Runs in the service's process. Told "begin", it watches the event loop; told "end", it says for how long it was held at
// most, in milliseconds. Told "memory", "connections" or "routes" it says how many bytes are held after all garbage was collected,
// how many connections are open, and what can be asked for.

import { subscribe } from "node:diagnostics_channel";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const TICK_MS = 2;

let longest = 0;
let last = now();
/** @type {{ method: string, url: string }[]} */
const routes = [];
/** @type {import("node:net").Server | undefined} */
let server;

subscribe("fastify.initialization", ({ fastify }) => {
  server = fastify.server;
  fastify.addHook("onRoute", ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
});

setInterval(() => {
  const time = now();
  // what other processes took of the machine is no fault of this one: neither figure is less than what the loop was held
  longest = Math.max(longest, Math.min(time.wall - last.wall - TICK_MS, time.cpu - last.cpu));
  last = time;
}, TICK_MS);

const ANSWERS = {
  begin: () => {
    longest = 0;
    last = now();
  },
  // after what is under way
  end: () => setTimeout(() => process.send?.(longest), 2 * TICK_MS),
  memory: () => {
    setFlagsFromString("--expose-gc");
    runInNewContext("gc")();
    const { heapUsed, external } = process.memoryUsage();
    process.send?.(heapUsed + external);
    last = now();
  },
  connections: () => server?.getConnections((_, count) => process.send?.(count)),
  routes: () => process.send?.(routes),
};

process.on("message", (message) => ANSWERS[message]?.());
process.channel?.unref();

function now() {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1_000 };
}
