// `npm run bench`: pairs of Proofline and the raw driver in one run. Exits with 0 whether or not the goals are met.
import { once } from "node:events";
import { conditions } from "./conditions.js";
import { type Options, readOptions } from "./options.js";
import { runParts } from "./parts/all.js";
import { table } from "./result.js";
import { Predictions } from "./run.js";
import { startService } from "./service.js";

const progress = (line: string): void => console.error(`bench: ${line}`);

async function bench({ parts, sizes }: Options, interrupted: Promise<never>): Promise<string> {
  await using service = await startService(progress);
  const predictions = new Predictions(`bench-${Date.now().toString(36)}`);
  const measuring = runParts({ service, sizes, predictions, progress }, parts);
  const results = await Promise.race([measuring, interrupted]);
  return `${await conditions(service.target.neo4j, sizes)}\n\n${table(results)}`;
}

function commandLine(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : error}`);
    process.exit(2);
  }
}

class Interrupted extends Error {}

async function interruption(): Promise<never> {
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  throw new Interrupted("interrupted");
}

const options = commandLine();
const interrupted = interruption();
interrupted.catch(() => {}); // it may come before anyone waits for it
try {
  console.log(await bench(options, interrupted));
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  console.error("bench: interrupted");
  process.exit(130); // what was under way is of no use; clients end when their channels close
}
process.exit(); // signals are still waited for
