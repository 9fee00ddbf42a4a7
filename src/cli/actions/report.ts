import type { FormatName } from "../../report/formats/format.js";
import { at, documentBytes, type ServiceAddress, type ServiceOptions, send, serviceOf } from "../client.js";
import { configOf, isAnyGiven, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { giveDocument, mustNotFillTerminal } from "./document.js";

export interface ReportOptions extends ServiceOptions, Options {
  readonly format: FormatName;
  readonly out?: string;
}

export async function reportAction(requestId: string, options: ReportOptions): Promise<void> {
  const { format, out } = options;
  mustNotFillTerminal(format, out);
  const service = await serviceOf(options);
  const document =
    service === undefined
      ? await documentHere(requestId, format, options)
      : await documentThere(service, requestId, format);
  await giveDocument(document, out);
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
