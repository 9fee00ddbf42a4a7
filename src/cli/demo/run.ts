import { ProoflineError } from "../../facts/error.js";
import { at, documentBytes, type ServiceAddress, send } from "../client.js";
import { readCode } from "./code.js";
import type { Fact } from "./inputs.js";
import { keysOf } from "./keys.js";
import { readSurvey } from "./source.js";
import { demoSteps, type Step } from "./steps.js";

export interface DemoOptions extends ServiceAddress {
  readonly now: () => Date;
  /** Gets a line of progress. */
  readonly say: (line: string) => void;
}

/** The audit report of one prediction. */
export interface DemoReport {
  readonly requestId: string;
  readonly verdict: unknown;
  /** As Markdown. */
  readonly report: string;
  readonly html: Uint8Array;
  readonly pdf: Uint8Array;
  /** Of the log that they are proven by. */
  readonly verifierKey: string;
}

/**
 * Runs the pipeline and records each step when it is done, then asks for the audit report of one of its predictions.
 * @throws ProoflineError UNAVAILABLE if the service does not answer, INTERNAL if it refuses something or the model is stopped at its gate
 */
export async function runDemo(options: DemoOptions): Promise<DemoReport> {
  const { now, say } = options;
  const keys = keysOf(now());
  for (const { name, says, facts, gate } of demoSteps(keys, now, readCode(), readSurvey())) {
    if (says !== undefined) say(says);
    say(await recordFacts(options, name, facts));
    if (gate !== undefined) say(await passGate(options, gate));
  }
  const requestId = keys.request(0);
  return { requestId, ...(await fetchReport(options, requestId)) };
}

async function recordFacts(service: ServiceAddress, step: string, facts: readonly Fact[]): Promise<string> {
  const query = "mutation Record($facts: [FactInput!]!) { recordFacts(facts: $facts) { duplicate } }";
  const [data, time] = await timed(() => send(service, query, { facts }));
  return `recorded the ${step}: ${receipts(at(data, "recordFacts"))} in ${time}`;
}

/** As a release pipeline asks: what does not pass is not deployed. */
async function passGate(service: ServiceAddress, gate: NonNullable<Step["gate"]>): Promise<string> {
  const query = `query Gate($modelVersion: ID!, $environment: String) {
    gate(modelVersion: $modelVersion, environment: $environment, failOn: WARNING) { passed blocking { code message } }
  }`;
  const [data, time] = await timed(() => send(service, query, { ...gate }));
  if (at(data, "gate", "passed") !== true)
    throw new ProoflineError(
      "INTERNAL",
      `${gate.modelVersion} does not pass its gate: ${JSON.stringify(at(data, "gate", "blocking"))}`,
    );
  return `asked the gate of ${gate.environment}: ${gate.modelVersion} passes, in ${time}`;
}

function receipts(list: unknown): string {
  const all: unknown[] = Array.isArray(list) ? list : [];
  const known = all.filter((receipt) => at(receipt, "duplicate") === true).length;
  const counted = `${all.length} ${all.length === 1 ? "fact" : "facts"}`;
  return known === 0 ? counted : `${counted} (${known} known before)`;
}

const VERDICTS = new Map<unknown, string>([
  ["COMPLETE", "complete"],
  ["WITH_WARNINGS", "complete, with warnings"],
  ["INCOMPLETE", "NOT complete"],
]);

async function fetchReport(
  { say, ...service }: DemoOptions,
  requestId: string,
): Promise<Omit<DemoReport, "requestId">> {
  const query = `query Report($requestId: ID!) {
    auditReport(requestId: $requestId) {
      completeness { verdict nodeCount edgeCount gaps { code message } }
      document(format: MARKDOWN) { content }
    }
  }`;
  const asFiles = `query Documents($requestId: ID!) {
    auditReport(requestId: $requestId) {
      proof { verifierKey }
      html: document(format: HTML) { encoding content }
      pdf: document(format: PDF) { encoding content }
    }
  }`;
  const [data, time] = await timed(() => send(service, query, { requestId }));
  const audit = at(data, "auditReport");
  const gaps = at(audit, "completeness", "gaps");
  const verdict = at(audit, "completeness", "verdict");
  say(
    `audit report of ${requestId} in ${time}: ${VERDICTS.get(verdict) ?? verdict}, ` +
      `${at(audit, "completeness", "nodeCount")} facts, ${at(audit, "completeness", "edgeCount")} links`,
  );
  for (const gap of Array.isArray(gaps) ? gaps : []) say(`gap ${at(gap, "code")}: ${at(gap, "message")}`);
  const [files, filesTime] = await timed(() => send(service, asFiles, { requestId }));
  say(`the same as HTML and PDF in ${filesTime}`);
  return {
    verdict,
    report: String(at(audit, "document", "content")),
    html: documentBytes(at(files, "auditReport", "html")),
    pdf: documentBytes(at(files, "auditReport", "pdf")),
    verifierKey: String(at(files, "auditReport", "proof", "verifierKey")),
  };
}

/** What the work gives, and how long it took, for people. */
async function timed<T>(work: () => Promise<T>): Promise<[T, string]> {
  const start = performance.now();
  return [await work(), `${Math.round(performance.now() - start)} ms`];
}
