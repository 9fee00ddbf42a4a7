import type { Config } from "../../config.js";
import { auditReport } from "../../notary/auditReport.js";
import type { FormatName } from "../../report/formats/format.js";
import { documentBytes } from "../client.js";
import { recordRead, withStoreToRead } from "../store.js";

export const reportFromStore = (config: Config, requestId: string, format: FormatName): Promise<Uint8Array> =>
  withStoreToRead(config, async ({ graph, checkpoints, accessLog, now }) => {
    await recordRead(accessLog, "report", { facts: [{ kind: "Prediction", key: requestId }] });
    const report = await auditReport(graph, checkpoints, {
      requestId,
      asOf: null,
      policy: config.policy,
      now: now(),
    });
    return documentBytes(await report.document(format));
  });
