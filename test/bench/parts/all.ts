import { trailFacts } from "../facts/trail.js";
import type { Part } from "../options.js";
import type { Result } from "../result.js";
import type { Run } from "../run.js";
import { SMALL_STORE } from "../sizes.js";
import { diamond } from "./diamond.js";
import { fill, recordFacts } from "./fill.js";
import { ingest } from "./ingest.js";
import { memory } from "./memory.js";
import { growthResult, type Reports, report, reportResults } from "./report.js";
import { singles } from "./singles.js";

/** The parts that were asked for, in the order in which the store grows. */
export async function runParts(run: Run, parts: ReadonlySet<Part>): Promise<Result[]> {
  const { predictions, sizes } = run;
  const results: Result[] = [];
  await recordFacts(run, trailFacts(predictions.prefix));
  await fill(run, SMALL_STORE);
  let small: Reports | undefined;
  if (parts.has("report")) {
    small = await report(run);
    results.push(...reportResults(small));
  }
  if (parts.has("diamond")) results.push(...(await diamond(run)));
  if (parts.has("singles")) results.push(...(await singles(run)));
  if (parts.has("ingest")) results.push(...(await ingest(run)));
  if (parts.has("memory") || parts.has("report")) await fill(run, sizes.predictions);
  if (parts.has("memory")) results.push(...(await memory(run)));
  if (small !== undefined) {
    const large = await report(run);
    results.push(...reportResults(large), growthResult(small, large));
  }
  return results;
}
