import { randomUUID } from "node:crypto";
import { ProoflineError } from "../../facts/error.js";
import { refId } from "../../facts/kind.js";
import { readRecord, type StoredFact } from "../../facts/record.js";
import { abortableSleep } from "../../graph/abortableSleep.js";
import {
  advanceWebhook,
  claimWebhook,
  readNextAlerts,
  readWebhook,
  releaseWebhook,
} from "../../graph/alertWebhooks.js";
import type { Graph } from "../../graph/graph.js";
import type { AlertRecord } from "../alertFeed.js";
import type { Report } from "../logWatch.js";
import { type Outcome, waitAfter } from "./backOff.js";
import { bodyOf } from "./body.js";
import { type Answer, post } from "./post.js";
import type { Webhook } from "./settings.js";
import { signedHeaders } from "./signature.js";

export interface DeliverySurroundings {
  readonly now: () => Date;
  readonly report: Report;
  /** Told of each request. */
  readonly delivered: (webhook: string, outcome: Outcome) => void;
  /** Of a request; ten seconds where nothing is said. */
  readonly timeoutMs?: number;
}

const BATCH = 100;
/** Between two looks while the log grows, and while it does not: another process may have recorded, and died. */
const INTERVAL_MS = 1_000;
const IDLE_MS = 10_000;
const AWAY_MS = 5_000;
/** After a failure that waiting alone will not mend. */
const PAUSE_MS = 60_000;
/** Longer than a request may take. */
const LEASE_MS = 30_000;
/** What goes on failing is told again after so long. */
const TELL_AGAIN_MS = 3_600_000;

/**
 * Sends one webhook its alerts, in the log's order. What it has got is in the store and moves on by compare-and-set after it has
 * taken an alert: so it gets each at least once, whatever stops in between. One that is not taken is sent again, later and later;
 * the others wait behind it.
 */
export class WebhookDelivery implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #webhook: Webhook;
  readonly #around: DeliverySurroundings;
  readonly #holder = randomUUID();
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #isHolding = false;
  /** In a row. */
  #failures = 0;
  #told: { readonly why: string; readonly at: number } | undefined;
  #missedAt: number | undefined;
  readonly #running: Promise<void>;

  constructor(graph: Graph, webhook: Webhook, around: DeliverySurroundings) {
    this.#graph = graph;
    this.#webhook = webhook;
    this.#around = around;
    this.#running = this.#run();
  }

  /** The log has grown. */
  notify(): void {
    this.#wake.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      let pause: number;
      try {
        pause = await this.#step();
      } catch (error) {
        const isAway = error instanceof ProoflineError && error.code === "UNAVAILABLE";
        if (isAway) this.#isHolding = false;
        else this.#around.report(`alerts for the webhook ${this.#webhook.name} can't be read`, error);
        pause = isAway ? AWAY_MS : PAUSE_MS;
      }
      await abortableSleep(Math.min(pause, INTERVAL_MS), signal);
      const rest = pause - INTERVAL_MS;
      // only who waits for nothing in particular is woken
      const wakes = pause === IDLE_MS ? [this.#wake.signal] : [];
      if (rest > 0) await abortableSleep(rest, AbortSignal.any([signal, ...wakes]));
      this.#wake = new AbortController();
    }
    // who goes on need not wait until the claim has ended; where the store is away that is what happens
    if (this.#isHolding) await releaseWebhook(this.#graph, this.#webhook.name, this.#holder).catch(() => {});
  }

  /** Sends what there is, and says how long to wait then. */
  async #step(): Promise<number> {
    const { name } = this.#webhook;
    const from = await readWebhook(this.#graph, name);
    const { alerts, isWhole } = await readNextAlerts(this.#graph, from, BATCH);
    if (alerts.length === 0) return IDLE_MS;
    if (!isWhole && this.#missedAt !== from) {
      this.#missedAt = from;
      return INTERVAL_MS;
    }
    let next = from;
    for (const fact of alerts) {
      const index = fact.recorded?.index ?? next;
      const held = await claimWebhook(this.#graph, name, this.#holder, LEASE_MS);
      this.#isHolding = held !== undefined;
      // another process delivers, or has delivered
      if (held !== next) return INTERVAL_MS;
      const wait = await this.#deliver(fact);
      if (wait > 0 || this.#stop.signal.aborted) return wait;
      await advanceWebhook(this.#graph, name, { from: next, to: index + 1 });
      next = index + 1;
    }
    return 0;
  }

  /** Zero where the webhook has got it, or is not to get it; else how long to wait before it is sent again. */
  async #deliver(fact: StoredFact): Promise<number> {
    const { rules, template } = this.#webhook;
    const alert = this.#opened(fact);
    if (alert === undefined) return 0;
    const { rule } = alert.fields;
    if (rule !== null && rules?.has(rule) === false) return 0;
    const body = bodyOf(template, alert);
    const answer = await sendSigned(
      this.#webhook,
      { id: alert.key, body },
      {
        ...this.#around,
        signal: this.#stop.signal,
      },
    );
    if (this.#stop.signal.aborted) return INTERVAL_MS;
    this.#around.delivered(this.#webhook.name, answer.outcome);
    if (answer.outcome !== "DELIVERED") return this.#failed(answer.outcome, answer.why);
    this.#failures = 0;
    this.#told = undefined;
    return 0;
  }

  #opened(fact: StoredFact): AlertRecord | undefined {
    try {
      const record = readRecord(fact);
      return record.kind === "Alert" ? record : undefined;
    } catch (error) {
      this.#around.report(`${refId(fact)} can't be read, and no webhook gets it`, error);
      return undefined;
    }
  }

  #failed(outcome: Exclude<Outcome, "DELIVERED">, why: string): number {
    const at = this.#around.now().getTime();
    if (this.#told?.why !== why || Math.abs(at - this.#told.at) >= TELL_AGAIN_MS) {
      this.#told = { why, at };
      const what = `the webhook ${this.#webhook.name} does not take an alert, which is sent again: ${why}`;
      this.#around.report(what, undefined);
    }
    return waitAfter(outcome, ++this.#failures, Math.random());
  }

  /** Ends a request that is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }
}

/** Sends a webhook a message, signed now. */
export function sendSigned(
  webhook: Webhook,
  { id, body }: { readonly id: string; readonly body: string },
  options: Pick<DeliverySurroundings, "now" | "timeoutMs"> & { readonly signal: AbortSignal },
): Promise<Answer> {
  const timestamp = Math.floor(options.now().getTime() / 1_000);
  return post(webhook, body, signedHeaders({ id, timestamp, body }, webhook.secrets), options);
}
