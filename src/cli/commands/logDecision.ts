import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { ProoflineError } from "../../facts/error.js";
import { LOCAL } from "../../facts/role.js";
import { prepare } from "../../graph/recorder/submission.js";
import { configOf, withSettings } from "../settings.js";
import { withStore } from "../withStore.js";

interface Options {
  readonly model: string;
  readonly features: string;
  readonly prediction: string;
  readonly requestId?: string;
  readonly timestamp?: string;
  readonly deployment?: string;
}

export function logDecisionCommand(program: Command): void {
  withSettings(program.command("log-decision"))
    .description("record one decision of a model and print its receipt")
    .requiredOption("--model <name>", "the model, or model@version where the version is known")
    .requiredOption("--features <json>", "the feature values, as JSON")
    .requiredOption("--prediction <json>", "what the model answered, as JSON")
    .option("--request-id <id>", "the request's id (a new one)")
    .option("--timestamp <time>", "when it answered, RFC 3339 (now)")
    .option("--deployment <id>", "the deployment that answered")
    .action((options: Options & Record<string, unknown>) =>
      withStore(configOf(options), async ({ recorder }) => {
        const input = {
          requestId: options.requestId ?? randomUUID(),
          modelVersion: options.model,
          deployment: options.deployment,
          features: readJson("--features", options.features),
          prediction: readJson("--prediction", options.prediction),
          timestamp: options.timestamp ?? new Date().toISOString(),
        };
        const [receipt] = await recorder.submit(
          prepare([{ kind: "Prediction", input, path: "decision" }], LOCAL, "decision"),
        );
        console.log(JSON.stringify(receipt, null, 2));
      }),
    );
}

function readJson(flag: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProoflineError("BAD_USER_INPUT", `is not JSON: ${text}`, { path: flag, cause });
  }
}
