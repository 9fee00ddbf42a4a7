import { writeFile } from "node:fs/promises";
import { badInputAt } from "../../facts/error.js";
import type { FormatName } from "../../report/formats/format.js";
import { at, documentBytes, type ServiceAddress, type ServiceOptions, send, serviceOf } from "../client.js";
import { configOf, isAnyGiven, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { say } from "../terminal.js";
import { whyNot } from "../textFile.js";

export interface ReportOptions extends ServiceOptions, Options {
  readonly format: FormatName;
  readonly out?: string;
}

export async function reportAction(requestId: string, options: ReportOptions): Promise<void> {
  const { format, out } = options;
  if (format === "PDF" && out === undefined && process.stdout.isTTY)
    throw badInputAt("--format", "PDF is no text for a terminal: give --out FILE, or send it to a file");
  const service = await serviceOf(options);
  const document =
    service === undefined
      ? await documentHere(requestId, format, options)
      : await documentThere(service, requestId, format);
  if (out === undefined) process.stdout.write(document);
  else await writeDocument(out, document);
}

async function writeDocument(out: string, document: Uint8Array): Promise<void> {
  await writeFile(out, document).catch((cause: unknown) => {
    throw badInputAt("--out", `${out} ${whyNot(cause)}`, cause);
  });
  say(`wrote ${out}`);
}

async function documentHere(requestId: string, format: FormatName, options: Options): Promise<Uint8Array> {
  const config = configOf(options);
  const fromStore = async () =>
    (await import("./reportFromStore.js")).reportFromStore(config, requestId, format);
  // a service judges by its own policy
  if (isAnyGiven("report", options)) return fromStore();
  return askOrOpen<Uint8Array>(config, (running) => documentThere(running, requestId, format), fromStore);
}

const DOCUMENT = `query report($requestId: ID!, $format: ReportFormat!) {
  auditReport(requestId: $requestId) { document(format: $format) { encoding content } }
}`;

async function documentThere(service: ServiceAddress, requestId: string, format: FormatName) {
  return documentBytes(at(await send(service, DOCUMENT, { requestId, format }), "auditReport", "document"));
}
