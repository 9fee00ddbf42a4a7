import type { Command } from "commander";
import type { WatchOptions } from "../actions/watch.js";

const HELP = `
It needs no store and no API key: the log's checkpoints and hashes are open to anyone. What it saw last is in the state
folder, and each checkpoint must continue that one. The key is the one given, or the one trusted for that log (proofline
trust), and those that the log changes it for. A webhook gets JSON: event is fork, trouble, recovered or rotated.

Exit code 0 (with --once): the log continues. 1 (with --once): it does not answer, shows nothing new for too long, or
what it shows can't be verified. 2: it can't begin. 3: FORK. The same key signed two histories; both are printed, and
kept in the state folder.`;

export function watchCommand(program: Command): void {
  program
    .command("watch")
    .description("follow a log from outside, and tell when it shows another history than before")
    .argument("<url>", "the service whose log it is, or a folder that export wrote")
    .option("--vkey <key>", "the log's verifier key, or a file of it (the key trusted for that log)")
    .option("--state <folder>", "where what was seen is kept (proofline/watch in XDG_STATE_HOME)")
    .option("--interval <seconds>", "how often it looks", "60")
    .option("--stale-after <time>", "how long without anything new is too long, as 12h or 2d", "1d")
    .option("--webhook <url>", "an address to be told of a fork, of trouble and of its end")
    .option("--once", "look once and exit, for cron")
    .addHelpText("after", HELP)
    .action(async (url: string, options: WatchOptions) =>
      (await import("../actions/watch.js")).watchAction(url, options),
    );
}
