import type { Config } from "../../config.js";
import { readGate } from "../../graph/gate.js";
import type { GateRequest } from "../../report/gate.js";
import { recordRead, withStoreToRead } from "../store.js";
import type { Judged } from "./gateJudged.js";

export const gateFromStore = (config: Config, asked: GateRequest): Promise<Judged> =>
  withStoreToRead(config, async ({ graph, accessLog }) => {
    await recordRead(accessLog, "gate", { facts: [{ kind: "ModelVersion", key: asked.modelVersion }] });
    const { completeness, ...gate } = await readGate(graph, asked, config.policy);
    return { ...gate, gaps: completeness.gaps };
  });
