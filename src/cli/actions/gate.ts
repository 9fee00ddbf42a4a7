import type { GateRequest } from "../../report/gate.js";
import type { Severity } from "../../report/rule.js";
import { counted } from "../../report/words.js";
import {
  at,
  listAt,
  optional,
  type ServiceAddress,
  type ServiceOptions,
  send,
  serviceOf,
} from "../client.js";
import { namingFlags } from "../flags.js";
import { configOf, isAnyGiven, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { shown } from "../terminal.js";
import type { Found, Judged } from "./gateJudged.js";

export interface GateOptions extends ServiceOptions, Options {
  readonly environment?: string;
  readonly failOn: Severity;
}

/** Where each of these places in the query comes from. */
const FLAGS = { environment: "--environment", modelVersion: "<model-version>" };

/** Prints whether a model version may serve, and what stops it; the exit code says it too. */
export async function gateAction(modelVersion: string, options: GateOptions): Promise<void> {
  const { environment = null, failOn } = options;
  const asked = { modelVersion, environment, failOn };
  const service = await serviceOf(options);
  const judged = await namingFlags(FLAGS, () =>
    service === undefined ? gateHere(asked, options) : gateThere(service, asked),
  );
  for (const line of linesOf(asked, judged)) console.log(line);
  if (!judged.passed) process.exitCode = 1;
}

function gateHere(asked: GateRequest, options: Options): Promise<Judged> {
  const config = configOf(options);
  const fromStore = async () => (await import("./gateFromStore.js")).gateFromStore(config, asked);
  // a service judges by its own policy
  if (isAnyGiven("report", options)) return fromStore();
  return askOrOpen<Judged>(config, (running) => gateThere(running, asked), fromStore);
}

const GATE = `query gate($modelVersion: ID!, $environment: String, $failOn: Severity!) {
  gate(modelVersion: $modelVersion, environment: $environment, failOn: $failOn) {
    passed truncated blocking { ...Found } completeness { gaps { ...Found } } approvals { key conditions }
  }
}
fragment Found on Gap { severity code kind key message }`;

async function gateThere(service: ServiceAddress, asked: GateRequest): Promise<Judged> {
  const gate = at(await send(service, GATE, { ...asked }), "gate");
  return {
    passed: at(gate, "passed") === true,
    truncated: at(gate, "truncated") === true,
    blocking: listAt(gate, "blocking").map(foundOf),
    gaps: listAt(at(gate, "completeness"), "gaps").map(foundOf),
    approvals: listAt(gate, "approvals").map((approval) => {
      const conditions = optional(approval, "conditions");
      return { key: String(at(approval, "key")), conditions: conditions == null ? null : String(conditions) };
    }),
  };
}

const foundOf = (gap: unknown): Found => ({
  severity: String(at(gap, "severity")),
  code: String(at(gap, "code")),
  kind: String(at(gap, "kind")),
  key: String(at(gap, "key")),
  message: String(at(gap, "message")),
});

function linesOf({ modelVersion, environment, failOn }: GateRequest, judged: Judged): readonly string[] {
  const { passed, truncated, blocking, gaps, approvals } = judged;
  const gate = environment === null ? "the gate" : `the gate for ${shown(environment)}`;
  const severity = failOn === "ERROR" ? "of severity ERROR" : `of severity ${failOn} or more`;
  const stops = [
    ...(blocking.length > 0 ? [`${counted(blocking.length, "gap")} ${severity}`] : []),
    ...(truncated ? ["a trail that is too long to be looked through"] : []),
  ];
  const stopping = new Set(blocking.map(idOf));
  const others = gaps.filter((gap) => !stopping.has(idOf(gap)));
  return [
    passed
      ? `${shown(modelVersion)} passes ${gate}: no gap ${severity}`
      : `${shown(modelVersion)} does not pass ${gate}: ${stops.join(", and ")}`,
    ...blocking.flatMap(gapLines),
    ...(others.length > 0 ? [`${counted(others.length, "gap")} that would not stop it:`] : []),
    ...others.flatMap(gapLines),
    ...approvals.flatMap(({ key, conditions }) =>
      conditions === null
        ? []
        : [`Approval ${shown(key)} has conditions, which no rule checks: ${shown(conditions)}`],
    ),
  ];
}

const idOf = (gap: Found): string => JSON.stringify(gap);

const gapLines = ({ severity, code, kind, key, message }: Found): readonly string[] => [
  `  ${severity} ${code} at ${kind} ${shown(key)}`,
  `    ${shown(message)}`,
];
