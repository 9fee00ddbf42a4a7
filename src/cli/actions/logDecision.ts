import { randomUUID } from "node:crypto";
import { badInputAt } from "../../facts/error.js";
import { at, type ServiceAddress, type ServiceOptions, send, serviceOf } from "../client.js";
import { namingFlags } from "../flags.js";
import { configOf, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";

export interface DecisionOptions extends ServiceOptions, Options {
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

export async function logDecisionAction(options: DecisionOptions): Promise<void> {
  const input = inputOf(options);
  const service = await serviceOf(options);
  const receipt = await namingFlags(FLAGS, () =>
    service === undefined ? recordHere(options, input) : recordThere(service, input),
  );
  console.log(JSON.stringify(receipt, null, 2));
}

const inputOf = ({ requestId, model, deployment, features, prediction, timestamp }: DecisionOptions) => ({
  requestId: requestId ?? randomUUID(),
  modelVersion: model,
  ...(deployment !== undefined && { deployment }),
  features: readJson("--features", features),
  prediction: readJson("--prediction", prediction),
  timestamp: timestamp ?? new Date().toISOString(),
});

type DecisionInput = ReturnType<typeof inputOf>;

/** What a service recorded before it stopped is told to be there already, since both are sent the same. */
async function recordHere(options: Options, input: DecisionInput): Promise<unknown> {
  const config = configOf(options);
  return askOrOpen(
    config,
    (running) => recordThere(running, input),
    async () => (await import("./decisionToStore.js")).decisionToStore(config, input),
  );
}

const RECORD = `mutation ($input: PredictionInput!) {
  recordPrediction(input: $input) { kind key index leafHash recordedAt duplicate unrecorded { kind key } }
}`;

const recordThere = async (service: ServiceAddress, input: DecisionInput): Promise<unknown> =>
  at(await send(service, RECORD, { input }), "recordPrediction");

function readJson(flag: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // the parser's own message quotes the text, which may be personal
    throw badInputAt(flag, `must be JSON: {"amount":1200}, or "accept" with its quotation marks`, cause);
  }
}
