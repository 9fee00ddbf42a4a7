// Runs in the service's process. Told "begin", it watches the event loop; told "end", it says for how long it was held at
// most, in milliseconds.

const TICK_MS = 2;

let longest = 0;
let last = now();

setInterval(() => {
  const time = now();
  // what other processes took of the machine is no fault of this one: neither figure is less than what the loop was held
  longest = Math.max(longest, Math.min(time.wall - last.wall - TICK_MS, time.cpu - last.cpu));
  last = time;
}, TICK_MS);

process.on("message", (message) => {
  if (message === "begin") {
    longest = 0;
    last = now();
  } else {
    // after what is under way
    setTimeout(() => process.send?.(longest), 2 * TICK_MS);
  }
});
process.channel?.unref();

function now() {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1_000 };
}
