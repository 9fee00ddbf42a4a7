import type { Config } from "../../config.js";
import { LOCAL } from "../../facts/role.js";
import { readHead } from "../../graph/log/head.js";
import type { Place } from "../../graph/page.js";
import { readPredictions } from "../../graph/predictions.js";
import { auditReport } from "../../notary/auditReport.js";
import type { FormatName } from "../../report/formats/format.js";
import type { ReadStore } from "../../store.js";
import { recordRead, withStoreToRead } from "../store.js";
import { userAgent } from "../userAgent.js";
import { type Listed, PAGE, type Population, type ReportsSource } from "./reportsSource.js";

/** @param operation what the accesses of this run are called */
export const reportsFromStore = (
  config: Config,
  operation: string,
  format: FormatName,
  make: (source: ReportsSource) => Promise<void>,
): Promise<void> =>
  withStoreToRead(config, ({ graph, accessLog, checkpoints, now }: ReadStore) =>
    make({
      asksAgain: true,
      log: async (atLeast) => {
        const { signedSize, origin, verifierKey } = checkpoints;
        const { size } = (await readHead(graph)).tree;
        const { text, tree } = await checkpoints.covering(Math.max(1, signedSize, Math.min(atLeast, size)));
        return { origin, verifierKey, checkpoint: text, size: tree.size };
      },
      async *population(population) {
        const facts = namedBy(population);
        for (let after: Place | null | undefined = null; after !== undefined; ) {
          await recordRead(accessLog, operation, { fields: ["predictions"], facts, pageSize: PAGE });
          const filter = { ...population, model: null, requestIds: null };
          const page: Awaited<ReturnType<typeof readPredictions>> = await readPredictions(
            graph,
            filter,
            after,
            PAGE,
          );
          yield page.facts.flatMap(({ fact: { key, recorded }, place }): Listed[] =>
            recorded === null ? [] : [{ requestId: key, timestamp: place.time, index: recorded.index }],
          );
          after = page.hasNext ? page.facts.at(-1)?.place : undefined;
        }
      },
      report: async (requestId, index) => {
        const facts = [{ kind: "Prediction", key: requestId } as const];
        await recordRead(accessLog, operation, { fields: ["auditReport"], facts });
        const request = { requestId, asOf: { index }, policy: config.policy, now: now() };
        const report = await auditReport(graph, checkpoints, request);
        const { content, encoding } = await report.document(format);
        const { verdict, gaps } = report.completeness;
        return { document: Buffer.from(content, encoding === "BASE64" ? "base64" : "utf8"), verdict, gaps };
      },
      reader: async () => ({ principal: LOCAL.name, userAgent: userAgent() }),
    }),
  );

const namedBy = ({ deployment, modelVersion }: Population) => [
  ...(deployment === null ? [] : [{ kind: "Deployment", key: deployment } as const]),
  ...(modelVersion === null ? [] : [{ kind: "ModelVersion", key: modelVersion } as const]),
];
