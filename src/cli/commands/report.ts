import { type Command, Option } from "commander";
import { readTrail } from "../../graph/trail.js";
import { FORMATS } from "../../report/formats/index.js";
import { buildReport } from "../../report/report.js";
import { openTrail } from "../../report/trail.js";
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
      return withStore(config, async ({ graph }) => {
        const { facts, size } = await readTrail(graph, requestId);
        const report = buildReport(openTrail(facts), {
          generatedAt: new Date().toISOString(),
          asOf: size,
          settings: config.rules,
        });
        if (isFormat(options.format)) console.log(FORMATS[options.format].render(report));
      });
    });
}
