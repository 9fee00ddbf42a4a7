import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import type { Config } from "../../config.js";
import { badInputAt } from "../../facts/error.js";
import { parseFact } from "../../facts/parse.js";
import { LOCAL } from "../../facts/role.js";
import { at, type ServiceAddress, type ServiceOptions, send, serviceOf, withService } from "../client.js";
import { namingFlags } from "../flags.js";
import { configOf, withSettings, withStore } from "../store.js";

interface Options extends ServiceOptions {
  readonly model: string;
  readonly features: string;
  readonly prediction: string;
  readonly requestId?: string;
  readonly timestamp?: string;
  readonly deployment?: string;
}

/** The flag of each field; the same places, whoever finds the mistake. */
const FLAGS = {
  "input.modelVersion": "--model",
  "input.features": "--features",
  "input.prediction": "--prediction",
  "input.requestId": "--request-id",
  "input.timestamp": "--timestamp",
  "input.deployment": "--deployment",
};

export function logDecisionCommand(program: Command): void {
  withService(withSettings(program.command("log-decision")))
    .description("record one decision of a model and print its receipt")
    .requiredOption("--model <name>", "the model, or model@version where the version is known")
    .requiredOption("--features <json>", "the feature values, as JSON")
    .requiredOption("--prediction <json>", "what the model answered, as JSON")
    .option("--request-id <id>", "the request's id (a new one)")
    .option("--timestamp <time>", "when it answered, RFC 3339 (now)")
    .option("--deployment <id>", "the deployment that answered")
    .addHelpText("after", "\nWithout --url it makes the store in the data folder, where there is none yet.")
    .action(async (options: Options & Record<string, unknown>) => {
      const input = inputOf(options);
      const service = await serviceOf(options);
      const receipt = await namingFlags(FLAGS, () =>
        service === undefined ? recordHere(configOf(options), input) : recordThere(service, input),
      );
      console.log(JSON.stringify(receipt, null, 2));
    });
}

const inputOf = ({ requestId, model, deployment, features, prediction, timestamp }: Options) => ({
  requestId: requestId ?? randomUUID(),
  modelVersion: model,
  ...(deployment !== undefined && { deployment }),
  features: readJson("--features", features),
  prediction: readJson("--prediction", prediction),
  timestamp: timestamp ?? new Date().toISOString(),
});

type Input = ReturnType<typeof inputOf>;

async function recordHere(config: Config, input: Input): Promise<unknown> {
  const fact = { kind: "Prediction", input, path: "input" } as const;
  // a mistake is told before a store is opened, or made
  parseFact(fact.kind, fact.input, fact.path);
  return withStore(config, async ({ recorder }) => (await recorder.record([fact], LOCAL))[0]);
}

const RECORD = `mutation ($input: PredictionInput!) {
  recordPrediction(input: $input) { kind key index leafHash recordedAt duplicate unrecorded { kind key } }
}`;

const recordThere = async (service: ServiceAddress, input: Input): Promise<unknown> =>
  at(await send(service, RECORD, { input }), "recordPrediction");

function readJson(flag: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // the parser's own message quotes the text, which may be personal
    throw badInputAt(flag, `must be JSON: {"amount":1200}, or "accept" with its quotation marks`, cause);
  }
}
