import { Agent, type RequestOptions, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Turn } from "../comparison.js";
import type { Figure } from "../figure.js";
import { at, bodyOf, dataOf, GraphqlClient } from "../http.js";
import { processorTimes } from "../processors.js";
import type { Run } from "../run.js";
import type { Service } from "../service.js";
import { quantile } from "../stats.js";
import { summaryOf } from "../summary.js";

const GOAL_MS = 20;
const EVENTS_A_SECOND = 200;
/** A model's response comes so many events after its request: 50 ms. */
const BEHIND = 10;
/** Of a round: 5 seconds. */
const INFERENCES = 500;
/** Inferences before the first round, so many events at a time: Java compiles what runs often, and is ten times slower before. */
const WARM_UP = 4_000;
const AT_ONCE = 16;
const RECORDED_DEADLINE_MS = 60_000;

/**
 * How long KServe's logger waits for an answer. Events are sent at their times whatever became of the last one, and measured from
 * then on, so that a delay shows in all that it delays; as many requests that do nothing, sent the same way in turns, tell what of
 * that is the machine's. All inferences must be recorded in the end.
 */
export async function kserve({ service, sizes, predictions, progress }: Run): Promise<Figure[]> {
  progress(`kserve: ${EVENTS_A_SECOND} events of its logger a second`);
  const { url } = service.target;
  const agent = new Agent({ keepAlive: true });
  const namespace = `${predictions.prefix}-kserve`;
  const events = new URL("/api/v1/kserve", url);
  const nothing = new URL("/livez", url);
  await warmUp((id, isRequest) => sendEvent(events, agent, { namespace, id, isRequest }));
  const ours: Turn[] = [];
  const theirs: Turn[] = [];
  for (let round = -sizes.warmUps; round < sizes.rounds; round++) {
    const a = await take(service, (i) => sendEvent(events, agent, eventAt(namespace, round, i)));
    const b = await take(service, () => answered(nothing, { agent }, 200));
    if (round < 0) continue;
    ours.push(a);
    theirs.push(b);
  }
  agent.destroy();
  await mustBeRecorded(url, `${namespace}/iris`, WARM_UP + INFERENCES * (sizes.warmUps + sizes.rounds));
  const p99 = (turns: readonly Turn[]) =>
    quantile(
      turns.flatMap(({ milliseconds }) => milliseconds),
      0.99,
    );
  return [
    {
      id: "kserve",
      what: `answer to KServe's logger, p99 at ${EVENTS_A_SECOND} events a second`,
      unit: "ms",
      value: p99(ours),
      pairs: ours.map((turn) => p99([turn])),
      sides: { ours: summaryOf(ours), theirs: summaryOf(theirs) },
      better: "lower",
      limit: GOAL_MS,
    },
  ];
}

async function warmUp(send: (id: string, isRequest: boolean) => Promise<void>): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < WARM_UP) {
      const id = `warm-up-${next++}`;
      await send(id, true);
      await send(id, false);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
}

/** One round of calls, each at its time. */
async function take({ processes }: Service, send: (i: number) => Promise<void>): Promise<Turn> {
  const before = processes && (await processorTimes(processes));
  const start = performance.now();
  const count = 2 * INFERENCES;
  const answers: Promise<number>[] = [];
  for (let i = 0; i < count; i++) {
    const due = start + (i * 1_000) / EVENTS_A_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    answers.push(send(i).then(() => performance.now() - due));
  }
  const milliseconds = await Promise.all(answers);
  const seconds = (performance.now() - start) / 1_000;
  const after = processes && (await processorTimes(processes));
  const processor = before &&
    after && { service: after.service - before.service, neo4j: after.neo4j - before.neo4j };
  return { count, seconds, milliseconds, processor };
}

/** Requests and responses in turns, each response behind its request; the first responses are those of the last requests. */
function eventAt(namespace: string, round: number, i: number): Event {
  const isRequest = i % 2 === 0;
  const inference = isRequest ? i / 2 : (i - 1) / 2 - BEHIND;
  const id = `${round}-${inference < 0 ? inference + INFERENCES : inference}`;
  return { namespace, id, isRequest };
}

interface Event {
  readonly namespace: string;
  readonly id: string;
  readonly isRequest: boolean;
}

const REQUEST = JSON.stringify({ instances: [[0.42, 41, 7, 120_000, 3, 0, 0.07, 12]] });
const RESPONSE = JSON.stringify({ predictions: [0.93] });

function sendEvent(target: URL, agent: Agent, { namespace, id, isRequest }: Event): Promise<void> {
  const body = isRequest ? REQUEST : RESPONSE;
  const headers = {
    "content-type": "application/json",
    "content-length": body.length,
    "ce-specversion": "1.0",
    "ce-id": `${namespace}-${id}`,
    "ce-type": `org.kubeflow.serving.inference.${isRequest ? "request" : "response"}`,
    "ce-source": "http://localhost:9081/",
    "ce-time": new Date().toISOString(),
    "ce-inferenceservicename": "iris",
    "ce-namespace": namespace,
    "ce-component": "predictor",
    "ce-endpoint": "default",
    "ce-metadata": "{}",
  };
  return answered(target, { method: "POST", agent, headers }, 202, body);
}

/** Throws where a request is answered with another status. */
function answered(target: URL, options: RequestOptions, status: number, body = ""): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(target, options, (response) => {
      response.once("error", reject).once("end", () => {
        if (response.statusCode === status) resolve();
        else reject(new Error(`a request was answered with ${response.statusCode}`));
      });
      response.resume();
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Throws where not all are recorded in time. */
async function mustBeRecorded(url: string, deployment: string, count: number): Promise<void> {
  const client = new GraphqlClient(url, 1);
  const body = bodyOf(
    "query ($deployment: ID!) { impact(kind: Deployment, key: $deployment) { predictionCount } }",
    { deployment },
  );
  const deadline = performance.now() + RECORDED_DEADLINE_MS;
  for (;;) {
    const recorded = at(dataOf(await client.post(body)), "impact", "predictionCount");
    if (recorded === count) break;
    if (performance.now() > deadline)
      throw new Error(`${String(recorded)} of ${count} inferences are recorded`);
    await sleep(200);
  }
  client.close();
}
