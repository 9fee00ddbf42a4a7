import type { ModelCardFormatName } from "../../report/modelCard/formatNames.js";
import { at, documentBytes, type ServiceAddress, type ServiceOptions, send, serviceOf } from "../client.js";
import { configOf, isAnyGiven, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { giveDocument, mustNotFillTerminal } from "./document.js";

export interface ModelCardOptions extends ServiceOptions, Options {
  readonly format: ModelCardFormatName;
  readonly out?: string;
}

export async function modelCardAction(modelVersion: string, options: ModelCardOptions): Promise<void> {
  const { format, out } = options;
  mustNotFillTerminal(format, out);
  const service = await serviceOf(options);
  const document =
    service === undefined
      ? await cardHere(modelVersion, format, options)
      : await cardThere(service, modelVersion, format);
  await giveDocument(document, out);
}

async function cardHere(
  modelVersion: string,
  format: ModelCardFormatName,
  options: Options,
): Promise<Uint8Array> {
  const config = configOf(options);
  const fromStore = async () =>
    (await import("./modelCardFromStore.js")).modelCardFromStore(config, modelVersion, format);
  // a service judges by its own policy
  if (isAnyGiven("report", options)) return fromStore();
  return askOrOpen<Uint8Array>(config, (running) => cardThere(running, modelVersion, format), fromStore);
}

const DOCUMENT = `query modelCard($modelVersion: ID!, $format: ModelCardFormat!) {
  modelCard(modelVersion: $modelVersion) { document(format: $format) { encoding content } }
}`;

const cardThere = async (service: ServiceAddress, modelVersion: string, format: ModelCardFormatName) =>
  documentBytes(at(await send(service, DOCUMENT, { modelVersion, format }), "modelCard", "document"));
