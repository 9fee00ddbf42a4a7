import type { Command } from "commander";
import { type Options, withSettings } from "../options.js";

export function alertsCommand(program: Command): void {
  const alerts = program.command("alerts").description("where alerts are sent");
  withSettings(alerts.command("test-webhook"), "service")
    .description(
      "send a webhook of ALERT_WEBHOOKS_FILE an alert that nothing raised, and say what it answers",
    )
    .argument("<name>", "the webhook's name in that file")
    .addHelpText("after", "\nExit codes: 0 it was taken, 1 it was not.")
    .action(async (name: string, options: Options) =>
      (await import("../actions/alerts.js")).testWebhookAction(name, options),
    );
}
