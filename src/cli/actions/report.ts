import { type Command, Option } from "commander";
import type { Config } from "../../config.js";
import { auditReport } from "../../notary/auditReport.js";
import { FORMATS } from "../../report/formats/index.js";
import { at, type ServiceAddress, type ServiceOptions, send, serviceOf, withService } from "../client.js";
import { configOf, recordRead, withSettings, withStoreToRead } from "../store.js";

type Format = keyof typeof FORMATS;
const isFormat = (text: string): text is Format => text in FORMATS;

interface Options extends ServiceOptions, Record<string, unknown> {
  readonly format: string;
}

export function reportCommand(program: Command): void {
  withService(withSettings(program.command("report"), "report"))
    .description("print the audit report of a prediction")
    .argument("<request-id>", "the prediction's request id")
    .addOption(
      new Option("--format <format>", "the document's format")
        .choices(Object.keys(FORMATS))
        .default("MARKDOWN"),
    )
    .action(async (requestId: string, options: Options) => {
      const { format } = options;
      if (!isFormat(format)) return; // commander has refused it
      const service = await serviceOf(options);
      process.stdout.write(
        service === undefined
          ? await documentHere(configOf(options), requestId, format)
          : await documentThere(service, requestId, format),
      );
    });
}

const documentHere = (config: Config, requestId: string, format: Format) =>
  withStoreToRead(config, async ({ graph, checkpoints, accessLog, now }) => {
    await recordRead(accessLog, "report", { facts: [{ kind: "Prediction", key: requestId }] });
    const report = await auditReport(graph, checkpoints, {
      requestId,
      asOf: null,
      policy: config.policy,
      now: now(),
    });
    return (await report.document(format)).content;
  });

const DOCUMENT = `query ($requestId: ID!, $format: ReportFormat!) {
  auditReport(requestId: $requestId) { document(format: $format) { encoding content } }
}`;

async function documentThere(service: ServiceAddress, requestId: string, format: Format) {
  const document = at(await send(service, DOCUMENT, { requestId, format }), "auditReport", "document");
  const encoding = at(document, "encoding") === "BASE64" ? "base64" : "utf8";
  return Buffer.from(String(at(document, "content")), encoding);
}
