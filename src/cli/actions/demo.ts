import type { Command } from "commander";
import { ProoflineError } from "../../facts/error.js";
import { readApiKey, type ServiceAddress, serviceAt } from "../client.js";
import { runDemo } from "../demo/run.js";
import { configOf, withSettings } from "../store.js";
import { say } from "../terminal.js";
import { serve } from "./serve.js";

interface Options extends Record<string, unknown> {
  readonly url?: string;
  readonly apiKeyFile?: string;
}

export function demoCommand(program: Command): void {
  withSettings(program.command("demo"), "service", "report")
    .description(
      "train a model on real data, send its whole history, print the audit report of one prediction, serve on",
    )
    .option("--url <address>", "a service that runs, to send it to instead of starting one")
    .option("--api-key-file <file>", "a file with an ADMIN's API key to show the service (PROOFLINE_API_KEY)")
    .action(async ({ url: elsewhere, apiKeyFile, ...options }: Options) => {
      const key = await readApiKey(apiKeyFile);
      if (elsewhere !== undefined) return show(serviceAt(elsewhere, key));
      return serve(configOf(options), async ({ url }) => {
        await show(serviceAt(url, key));
        say("Ctrl-C ends the service.");
      });
    });
}

async function show(service: ServiceAddress): Promise<void> {
  const { url } = service;
  const { requestId, report } = await runDemo({ ...service, now: () => new Date(), say }).catch(asAdmin);
  console.log(report);
  say(`\nThis was the report of prediction ${requestId}. Ask for it yourself, or for others:`);
  say(`  in Apollo Sandbox          ${url}/graphql`);
  say(`  in GraphiQL (offline)      ${url}/graphiql`);
  say(`  in another terminal        node proofline.mjs report ${requestId}`);
}

function asAdmin(error: unknown): never {
  if (!(error instanceof ProoflineError && error.code === "FORBIDDEN")) throw error;
  throw new ProoflineError(
    "FORBIDDEN",
    `the demo plays everybody, who approves too, which takes an ADMIN's API key: FORBIDDEN: ${error.message}`,
    { cause: error },
  );
}
