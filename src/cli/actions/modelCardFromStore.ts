import type { Config } from "../../config.js";
import { modelCard } from "../../notary/modelCard.js";
import type { ModelCardFormatName } from "../../report/modelCard/formatNames.js";
import { documentBytes } from "../client.js";
import { recordRead, withStoreToRead } from "../store.js";

export const modelCardFromStore = (
  config: Config,
  modelVersion: string,
  format: ModelCardFormatName,
): Promise<Uint8Array> =>
  withStoreToRead(config, async ({ graph, checkpoints, accessLog, now }) => {
    await recordRead(accessLog, "model-card", { facts: [{ kind: "ModelVersion", key: modelVersion }] });
    const card = await modelCard(graph, checkpoints, { modelVersion, policy: config.policy, now: now() });
    return documentBytes(await card.document(format));
  });
