import type { Graph } from "../../graph/graph.js";
import type { AlertRecord } from "../alertFeed.js";
import { bodyOf } from "./body.js";
import { type DeliverySurroundings, sendSigned, WebhookDelivery } from "./delivery.js";
import type { Answer } from "./post.js";
import type { Webhook } from "./settings.js";

/** Sends alerts to all webhooks, to each by itself: one that hangs delays no other. */
export class AlertWebhooks implements AsyncDisposable {
  readonly #deliveries: readonly WebhookDelivery[];

  constructor(graph: Graph, webhooks: readonly Webhook[], around: DeliverySurroundings) {
    this.#deliveries = webhooks.map((webhook) => new WebhookDelivery(graph, webhook, around));
  }

  /** The log has grown. */
  notify(): void {
    for (const delivery of this.#deliveries) delivery.notify();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#deliveries.map((delivery) => delivery[Symbol.asyncDispose]()));
  }
}

/**
 * Sends a webhook an alert that nothing raised, to see whether it arrives.
 *
 * @param id of the test: another one each time
 */
export function sendTest(webhook: Webhook, id: string, now: () => Date): Promise<Answer> {
  const at = now().toISOString();
  const alert: AlertRecord = {
    ...{ kind: "Alert", key: id, index: null, leafHash: null, recordedAt: null, recordedBy: null },
    ...{ refs: [], erased: [] },
    fields: {
      ...{ rule: "TEST", principal: "nobody", at, evidence: {}, accesses: [] },
      message: "This is a test: nothing has happened.",
    },
  };
  const signal = new AbortController().signal;
  return sendSigned(webhook, { id, body: bodyOf(webhook.template, alert) }, { now, signal });
}
