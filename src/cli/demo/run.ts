import { ProoflineError } from "../../facts/error.js";
import { at, type Service, send } from "./client.js";
import { readCode } from "./code.js";
import { demoFacts } from "./demoFacts.js";
import type { Fact, Prediction } from "./inputs.js";
import { type Pipeline, runPipeline } from "./pipeline.js";

export interface DemoOptions extends Service {
  readonly now: Date;
  /** Gets a line of progress. */
  readonly say: (line: string) => void;
}

/**
 * Runs the pipeline, records it, and asks for the audit report of one of its predictions, as Markdown.
 * @throws ProoflineError UNAVAILABLE if the service does not answer, INTERNAL if it refuses something
 */
export async function runDemo(
  options: DemoOptions,
): Promise<{ requestId: string; complete: boolean; report: string }> {
  const { now, say } = options;
  const [pipeline, time] = await timed(async () => runPipeline());
  describe(pipeline, say);
  say(`all of that computed in ${time}`);

  const { steps, predictions } = demoFacts(pipeline, now, readCode());
  for (const { name, facts } of steps) say(await recordFacts(options, name, facts));
  say(await recordPredictions(options, predictions));

  const [first] = predictions;
  if (first === undefined) throw new ProoflineError("INTERNAL", "the pipeline made no prediction");
  return { requestId: first.requestId, ...(await fetchReport(options, first.requestId)) };
}

function describe(
  { persons, jobs, data, train, test, median, exclusions, metrics }: Pipeline,
  say: DemoOptions["say"],
) {
  const excluded = exclusions
    .filter(({ rowCount }) => rowCount > 0)
    .map(({ rule, rowCount }) => `${rowCount} by ${rule}`);
  const metric = (name: string) =>
    metrics.find((one) => one.name === name && one.slice === undefined)?.value.toFixed(3);
  say(
    `read ${persons.rowCount} persons and ${jobs.rowCount} jobs of the Current Population Survey, May 1985`,
  );
  say(`kept ${data.rowCount} rows, excluded ${excluded.join(", ")}`);
  say(
    `split into ${train.rowCount} rows to train on and ${test.rowCount} held out; median wage ${median} dollars an hour`,
  );
  say(`trained a classifier: accuracy ${metric("accuracy")}, AUC ${metric("auc")} on the held-out rows`);
}

async function recordFacts(service: Service, step: string, facts: readonly Fact[]): Promise<string> {
  const query = "mutation Record($facts: [FactInput!]!) { recordFacts(facts: $facts) { duplicate } }";
  const [data, time] = await timed(() => send(service, query, { facts }));
  return `recorded the ${step}: ${receipts(at(data, "recordFacts"))} in ${time}`;
}

async function recordPredictions(service: Service, inputs: readonly Prediction[]): Promise<string> {
  const query =
    "mutation Record($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) { duplicate } }";
  const [data, time] = await timed(() => send(service, query, { inputs }));
  return `recorded the predictions: ${receipts(at(data, "recordPredictions"))} in ${time}`;
}

function receipts(list: unknown): string {
  const all: unknown[] = Array.isArray(list) ? list : [];
  const known = all.filter((receipt) => at(receipt, "duplicate") === true).length;
  return known === 0 ? `${all.length} facts` : `${all.length} facts (${known} known before)`;
}

async function fetchReport(
  { say, ...service }: DemoOptions,
  requestId: string,
): Promise<{ complete: boolean; report: string }> {
  const query = `query Report($requestId: ID!) {
    auditReport(requestId: $requestId) {
      completeness { complete nodeCount edgeCount gaps { code message } }
      document(format: MARKDOWN) { content }
    }
  }`;
  const [data, time] = await timed(() => send(service, query, { requestId }));
  const audit = at(data, "auditReport");
  const gaps = at(audit, "completeness", "gaps");
  const complete = at(audit, "completeness", "complete") === true;
  say(
    `audit report of ${requestId} in ${time}: ${complete ? "complete" : "NOT complete"}, ` +
      `${at(audit, "completeness", "nodeCount")} facts, ${at(audit, "completeness", "edgeCount")} links`,
  );
  for (const gap of Array.isArray(gaps) ? gaps : []) say(`gap ${at(gap, "code")}: ${at(gap, "message")}`);
  return { complete, report: String(at(audit, "document", "content")) };
}

/** What the work gives, and how long it took, for people. */
async function timed<T>(work: () => Promise<T>): Promise<[T, string]> {
  const start = performance.now();
  return [await work(), `${Math.round(performance.now() - start)} ms`];
}
