import { join } from "node:path";
import { ProoflineError } from "../../facts/error.js";
import { replaceFile } from "../../files.js";
import { packageRoot } from "../../packageRoot.js";
import { readApiKey, type ServiceAddress, serviceAt } from "../client.js";
import { runDemo } from "../demo/run.js";
import { configOf, type Options } from "../options.js";
import { say } from "../terminal.js";

/** What to type for `proofline` here: in a folder that the package is installed in, or in a checkout. */
const COMMAND = /[\\/]node_modules[\\/]/.test(packageRoot) ? "npx proofline" : "node proofline.mjs";

export interface DemoOptions extends Options {
  readonly url?: string;
  readonly apiKeyFile?: string;
}

export async function demoAction({ url: elsewhere, apiKeyFile, ...options }: DemoOptions): Promise<void> {
  const key = await readApiKey(apiKeyFile);
  const config = configOf(options);
  const folder = join(config.dataDir, "demo");
  if (elsewhere !== undefined) return show(serviceAt(elsewhere, key), folder);
  const { serve } = await import("./serve.js");
  // what it says is for a person, whoever reads it
  return serve({ ...config, logLines: { isJson: false, level: "info" } }, async ({ url }) => {
    await show(serviceAt(url, key), folder);
    say("Ctrl-C ends the service.");
  });
}

async function show(service: ServiceAddress, folder: string): Promise<void> {
  const { url } = service;
  const { requestId, report, html, pdf, verifierKey } = await runDemo({
    ...service,
    now: () => new Date(),
    say,
  }).catch(asAdmin);
  console.log(report);
  const [page, paper] = [join(folder, `${requestId}.html`), join(folder, `${requestId}.pdf`)];
  // with the values that the prediction was made of
  await replaceFile(page, html, true);
  await replaceFile(paper, pdf, true);
  say(`\nThis was the report of prediction ${requestId}. The same as files:`);
  say(`  for a browser              ${page}`);
  say(`  for paper                  ${paper}`);
  say(`  checked without a service  ${COMMAND} verify '${page}' --vkey '${verifierKey}'`);
  say("Look at it in a browser, where its proof can be checked and the trail walked:");
  say(`  ${url}/#/report/${requestId}`);
  say("Ask for it yourself, or for others:");
  say(`  in Apollo Sandbox          ${url}/graphql`);
  say(`  in GraphiQL (offline)      ${url}/graphiql`);
  say(`  in another terminal        ${COMMAND} report ${requestId}`);
}

function asAdmin(error: unknown): never {
  if (!(error instanceof ProoflineError && error.code === "FORBIDDEN")) throw error;
  throw new ProoflineError(
    "FORBIDDEN",
    `the demo plays everybody, who approves too, which takes an ADMIN's API key: FORBIDDEN: ${error.message}`,
    { cause: error },
  );
}
