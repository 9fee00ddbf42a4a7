import type { Command } from "commander";
import { serve } from "../../main.js";
import { runDemo } from "../demo/run.js";
import { configOf, withSettings } from "../settings.js";

export function demoCommand(program: Command): void {
  withSettings(program.command("demo"))
    .description(
      "train a model on real data, send its whole history, print the audit report of one prediction, serve on",
    )
    .option("--url <address>", "a service that runs, to send it to instead of starting one")
    .action(async (options: { readonly url?: string } & Record<string, unknown>) => {
      if (options.url !== undefined) return show(options.url.replace(/\/+$/, ""));
      return serve(configOf(options), async ({ url }) => {
        await show(url);
        console.error("Ctrl-C ends the service.");
      });
    });
}

async function show(url: string): Promise<void> {
  const { requestId, report } = await runDemo({
    url,
    now: new Date(),
    say: (line) => console.error(line),
  });
  console.log(report);
  console.error(`\nThis was the report of prediction ${requestId}. Ask for it yourself, or for others:`);
  console.error(`  in Apollo Sandbox          ${url}/graphql`);
  console.error(`  in GraphiQL (offline)      ${url}/graphiql`);
  console.error(`  in another terminal        npx proofline report ${requestId}`);
}
