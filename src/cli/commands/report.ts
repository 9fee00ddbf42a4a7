import { type Command, Option } from "commander";
import { readReport } from "../../graph/report.js";
import { reportDocument } from "../../notary/reportDocument.js";
import { FORMATS } from "../../report/formats/index.js";
import { recordRead } from "../audited.js";
import { configOf, withSettings } from "../settings.js";
import { withStore } from "../withStore.js";

type Format = keyof typeof FORMATS;
const isFormat = (text: string): text is Format => text in FORMATS;

export function reportCommand(program: Command): void {
  withSettings(program.command("report"))
    .description("print the audit report of a prediction")
    .argument("<request-id>", "the prediction's request id")
    .addOption(
      new Option("--format <format>", "the document's format")
        .choices(Object.keys(FORMATS))
        .default("MARKDOWN"),
    )
    .action((requestId: string, options: { readonly format: string } & Record<string, unknown>) => {
      const config = configOf(options);
      return withStore(config, async ({ graph, notary, accessLog }) => {
        await recordRead(accessLog, "report", { facts: [{ kind: "Prediction", key: requestId }] });
        const request = {
          requestId,
          asOf: null,
          signedSize: notary.signedSize,
          now: new Date(),
          policy: config.policy,
        };
        if (!isFormat(options.format)) return;
        const { content } = await reportDocument(
          await readReport(graph, request),
          options.format,
          graph,
          notary,
        );
        process.stdout.write(content);
      });
    });
}
