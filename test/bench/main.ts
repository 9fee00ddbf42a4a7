// `npm run bench`: pairs of Proofline and the raw driver in one run. A goal that is not met is no error; with --compare, a
// figure that became worse is.
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { conditions } from "./conditions.js";
import { checkMarkdown, writeMarkdown } from "./markdown.js";
import { type Options, readOptions } from "./options.js";
import { runParts } from "./parts/all.js";
import { changes, checkComparable, isRegression, type Measured, parseMeasured } from "./regression.js";
import { Predictions } from "./run.js";
import { startService, temporaryFolder } from "./service.js";
import { asMarkdown, asText, changeTable, figureTable, partTable, sideTable, type Table } from "./tables.js";

const progress = (line: string): void => console.error(`bench: ${line}`);

async function bench({ parts, sizes }: Options, interrupted: Promise<never>): Promise<Measured> {
  await using folder = await temporaryFolder();
  await using service = await startService(folder.path, progress);
  const predictions = new Predictions(`bench-${Date.now().toString(36)}`);
  const measuring = runParts({ service, sizes, predictions, progress }, parts);
  const figures = await Promise.race([measuring, interrupted]);
  return { sizes, conditions: await conditions(service.target.neo4j, sizes), figures };
}

/** The tables that have something to say. */
const tablesOf = ({ figures }: Measured): Table[] =>
  [figureTable(figures), sideTable(figures), partTable(figures)].filter((table) => table.length > 1);

function markdownOf(measured: Measured): string {
  const list = measured.conditions.map((line) => `- ${line}`).join("\n");
  return [list, ...tablesOf(measured).map(asMarkdown)].join("\n\n");
}

/** Prints what became of each figure since the earlier run, and answers whether one is worse by more than chance. */
function compared(before: Measured, after: Measured): boolean {
  const all = changes(before, after);
  console.log(`\n${asText(changeTable(all))}`);
  return all.some(isRegression);
}

/** The command line, and the earlier run that it names. Ends the process where one of them is no good. */
async function commandLine(): Promise<{ options: Options; before: Measured | undefined }> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options.markdown !== undefined) await checkMarkdown(options.markdown);
    if (options.compare === undefined) return { options, before: undefined };
    const before = parseMeasured(await readFile(options.compare, "utf8"));
    checkComparable(before, options.sizes);
    return { options, before };
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

const { options, before } = await commandLine();
const interrupted = interruption();
interrupted.catch(() => {}); // it may come before anyone waits for it
try {
  const measured = await bench(options, interrupted);
  const conditionsText = measured.conditions.join("\n");
  console.log([conditionsText, ...tablesOf(measured).map(asText)].join("\n\n"));
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(measured, null, 2)}\n`);
  if (options.markdown !== undefined) await writeMarkdown(options.markdown, markdownOf(measured));
  if (before !== undefined && compared(before, measured)) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  console.error("bench: interrupted");
  process.exit(130); // what was under way is of no use; clients end when their channels close
}
process.exit(); // signals are still waited for
