import type { Command } from "commander";
import { ProoflineError } from "../../facts/error.js";
import { canonical } from "../../facts/json.js";
import { readRecord } from "../../facts/record.js";
import type { Graph } from "../../graph/graph.js";
import type { Page } from "../../graph/page.js";
import { readPredictions } from "../../graph/predictions.js";
import type { Place } from "../../graph/window.js";
import { modelFacts, recordRead } from "../audited.js";
import { configOf, withSettings } from "../settings.js";
import { withStore } from "../withStore.js";

const PAGE = 500;

export function trailCommand(program: Command): void {
  withSettings(program.command("trail"))
    .description("print the trail of a model's decisions, one a line, the newest first")
    .requiredOption("--model <name>", "the model: a name, for all its versions, or name@version")
    .option("--limit <count>", "how many at most", "1000")
    .action((options: { readonly model: string; readonly limit: string } & Record<string, unknown>) =>
      withStore(configOf(options), async ({ graph, accessLog }) => {
        const { model } = options;
        const limit = readLimit(options.limit);
        await recordRead(accessLog, "trail", { facts: modelFacts(model), pageSize: limit });
        await printTrail(graph, model, limit);
      }),
    );
}

function readLimit(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new ProoflineError("BAD_USER_INPUT", "must be a whole number", { path: "--limit" });
}

async function printTrail(graph: Graph, model: string, limit: number): Promise<void> {
  const filter = { model, modelVersion: null, deployment: null, requestIds: null, from: null, to: null };
  let after: Place | null = null;
  for (let left = limit; left > 0; ) {
    const page: Page = await readPredictions(graph, filter, after, Math.min(PAGE, left));
    for (const { fact, place } of page.facts) {
      const record = readRecord(fact);
      if (record.kind !== "Prediction") continue;
      const { features, prediction, deployment } = record.fields;
      const where = deployment === null ? "" : `  deployment ${deployment}`;
      console.log(
        `${place.time}  ${record.key}  ${canonical(features)} -> ${canonical(prediction)}${where}  index ${record.index}`,
      );
    }
    const last = page.facts.at(-1);
    if (last === undefined || !page.hasNext) return;
    after = last.place;
    left -= page.facts.length;
  }
}
