import { randomUUID } from "node:crypto";
import { sendTest } from "../../access/webhooks/webhooks.js";
import { badInput, badInputAt } from "../../facts/error.js";
import { configOf, type Options } from "../options.js";

export async function testWebhookAction(name: string, options: Options): Promise<void> {
  const { webhooks } = configOf(options);
  if (webhooks.length === 0) throw badInputAt("ALERT_WEBHOOKS_FILE", "names no webhook");
  const webhook = webhooks.find((one) => one.name === name);
  if (webhook === undefined)
    throw badInput(
      `there is no webhook of that name: there are ${webhooks.map((one) => one.name).join(", ")}`,
    );
  const { outcome, why } = await sendTest(webhook, `test-${randomUUID()}`, () => new Date());
  console.log(`${name}: ${outcome}: ${why}`);
  process.exitCode = outcome === "DELIVERED" ? 0 : 1;
}
