import { FORMAT_NAMES, type FormatName } from "../../report/formats/format.js";
import { at, type ServiceAddress, type ServiceOptions, send, serviceOf } from "../client.js";
import { configOf, isAnyGiven, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";

export interface ReportOptions extends ServiceOptions, Options {
  readonly format: string;
}

export async function reportAction(requestId: string, options: ReportOptions): Promise<void> {
  const format = FORMAT_NAMES.find((name) => name === options.format);
  if (format === undefined) return; // commander has refused it
  const service = await serviceOf(options);
  process.stdout.write(
    service === undefined
      ? await documentHere(requestId, format, options)
      : await documentThere(service, requestId, format),
  );
}

async function documentHere(
  requestId: string,
  format: FormatName,
  options: Options,
): Promise<string | Uint8Array> {
  const config = configOf(options);
  const fromStore = async () =>
    (await import("./reportFromStore.js")).reportFromStore(config, requestId, format);
  // a service judges by its own policy
  if (isAnyGiven("report", options)) return fromStore();
  return askOrOpen<string | Uint8Array>(
    config,
    (running) => documentThere(running, requestId, format),
    fromStore,
  );
}

const DOCUMENT = `query report($requestId: ID!, $format: ReportFormat!) {
  auditReport(requestId: $requestId) { document(format: $format) { encoding content } }
}`;

async function documentThere(service: ServiceAddress, requestId: string, format: FormatName) {
  const document = at(await send(service, DOCUMENT, { requestId, format }), "auditReport", "document");
  const encoding = at(document, "encoding") === "BASE64" ? "base64" : "utf8";
  return Buffer.from(String(at(document, "content")), encoding);
}
