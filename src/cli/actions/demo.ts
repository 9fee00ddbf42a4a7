import { ProoflineError } from "../../facts/error.js";
import { readApiKey, type ServiceAddress, serviceAt } from "../client.js";
import { runDemo } from "../demo/run.js";
import { configOf, type Options } from "../options.js";
import { say } from "../terminal.js";

export interface DemoOptions extends Options {
  readonly url?: string;
  readonly apiKeyFile?: string;
}

export async function demoAction({ url: elsewhere, apiKeyFile, ...options }: DemoOptions): Promise<void> {
  const key = await readApiKey(apiKeyFile);
  if (elsewhere !== undefined) return show(serviceAt(elsewhere, key));
  const { serve } = await import("./serve.js");
  return serve(configOf(options), async ({ url }) => {
    await show(serviceAt(url, key));
    say("Ctrl-C ends the service.");
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
