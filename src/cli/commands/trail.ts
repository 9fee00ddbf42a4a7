import type { Command } from "commander";
import type { Config } from "../../config.js";
import { ProoflineError } from "../../facts/error.js";
import { canonical } from "../../facts/json.js";
import { readRecord } from "../../facts/record.js";
import type { Page, Place } from "../../graph/page.js";
import { readPredictions } from "../../graph/predictions.js";
import { modelFacts, recordRead } from "../audited.js";
import { type ServiceOptions, serviceOf, withService } from "../client.js";
import { namingFlags } from "../flags.js";
import { configOf, withSettings } from "../settings.js";
import { shown } from "../shown.js";
import { withStoreToRead } from "../withStore.js";
import { type Decision, trailOfService } from "./trailOfService.js";

const PAGE = 500;

interface Options extends ServiceOptions, Record<string, unknown> {
  readonly model: string;
  readonly limit: string;
}

export function trailCommand(program: Command): void {
  withService(withSettings(program.command("trail")))
    .description("print the trail of a model's decisions, one a line, the newest first")
    .requiredOption("--model <name>", "the model: a name, for all its versions, or name@version")
    .option("--limit <count>", "how many at most", "1000")
    .action(async (options: Options) => {
      const { model } = options;
      const limit = readLimit(options.limit);
      const service = await serviceOf(options);
      await namingFlags({ "filter.model": "--model" }, () =>
        service === undefined
          ? printStored(configOf(options), model, limit)
          : trailOfService(service, model, limit, print),
      );
    });
}

function readLimit(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new ProoflineError("BAD_USER_INPUT", "must be a whole number", { path: "--limit" });
}

function print({ time, key, features, prediction, deployment, index }: Decision): void {
  const where = deployment === null ? "" : `  deployment ${deployment}`;
  console.log(shown(`${time}  ${key}  ${features} -> ${prediction}${where}  index ${index}`));
}

const printStored = (config: Config, model: string, limit: number): Promise<void> =>
  withStoreToRead(config, async ({ graph, accessLog }) => {
    await recordRead(accessLog, "trail", { facts: modelFacts(model), pageSize: limit });
    const filter = { model, modelVersion: null, deployment: null, requestIds: null, from: null, to: null };
    let after: Place | null = null;
    for (let left = limit; left > 0; ) {
      const page: Page = await readPredictions(graph, filter, after, Math.min(PAGE, left));
      for (const { fact, place } of page.facts) {
        const record = readRecord(fact);
        if (record.kind !== "Prediction") continue;
        const { key, index, fields } = record;
        const [features, prediction] = [canonical(fields.features), canonical(fields.prediction)];
        print({ key, index, features, prediction, time: place.time, deployment: fields.deployment });
      }
      const last = page.facts.at(-1);
      if (last === undefined || !page.hasNext) return;
      after = last.place;
      left -= page.facts.length;
    }
  });
