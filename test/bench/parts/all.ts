import { trailFacts } from "../facts/trail.js";
import type { Figure } from "../figure.js";
import type { Part } from "../options.js";
import type { Run } from "../run.js";
import { SMALL_STORE } from "../sizes.js";
import { bytes } from "./bytes.js";
import { coverage, impact } from "./counts.js";
import { diamond } from "./diamond.js";
import { events } from "./events.js";
import { fill, recordFacts } from "./fill.js";
import { ingest, ndjson } from "./ingest.js";
import { kserve } from "./kserve.js";
import { memory } from "./memory.js";
import { growthFigure, type Reports, report, reportFigures } from "./report.js";
import { search } from "./search.js";
import { singles } from "./singles.js";

/** The parts that need the store to be large. */
const LARGE: readonly Part[] = ["report", "memory", "impact", "coverage", "search"];

/** The parts that were asked for, in the order in which the store grows. */
export async function runParts(run: Run, parts: ReadonlySet<Part>): Promise<Figure[]> {
  const { predictions, sizes } = run;
  const figures: Figure[] = [];
  await recordFacts(run, trailFacts(predictions.prefix));
  await fill(run, SMALL_STORE);
  let small: Reports | undefined;
  if (parts.has("report")) {
    small = await report(run, true);
    figures.push(...reportFigures(small, "small"));
  }
  if (parts.has("diamond")) figures.push(...(await diamond(run)));
  if (parts.has("bytes")) figures.push(...(await bytes(run)));
  if (parts.has("singles")) figures.push(...(await singles(run)));
  if (parts.has("ingest")) figures.push(...(await ingest(run)));
  if (parts.has("ndjson")) figures.push(...(await ndjson(run)));
  if (parts.has("kserve")) figures.push(...(await kserve(run)));
  if (parts.has("events")) figures.push(...(await events(run)));
  if (LARGE.some((part) => parts.has(part))) await fill(run, sizes.predictions);
  if (small !== undefined) {
    const large = await report(run, false);
    figures.push(...reportFigures(large, "large"), growthFigure(small, large));
  }
  if (parts.has("impact")) figures.push(...(await impact(run)));
  if (parts.has("coverage")) figures.push(...(await coverage(run)));
  if (parts.has("search")) figures.push(...(await search(run)));
  if (parts.has("memory")) figures.push(...(await memory(run)));
  return figures;
}
