import { createHash } from "node:crypto";
import type { Keys } from "../protocol.js";
import { keyAt } from "./keys.js";
import { answeredAt } from "./times.js";

export interface Prediction {
  readonly requestId: string;
  readonly deployment: string;
  readonly modelVersion: string;
  readonly artifactSha256: string;
  readonly features: Readonly<Record<string, number | string | boolean>>;
  readonly prediction: Readonly<Record<string, number | string>>;
  readonly timestamp: string;
  readonly servingNode: string;
}

const REGIONS = ["north", "south", "east", "west"];

/** What a credit model was asked and answered; `prefix` names the trail it belongs to. */
export function predictionsOf(keys: Keys): Prediction[] {
  const artifactSha256 = digest(`${keys.prefix} model`);
  return Array.from({ length: keys.count }, (_, place) => {
    const n = keys.from + place * keys.step;
    const score = ((n * 7_919) % 10_000) / 10_000;
    return {
      requestId: keyAt(keys, place),
      deployment: `${keys.prefix}-deployment`,
      modelVersion: `${keys.prefix}-model@7`,
      artifactSha256,
      features: {
        income: 18_000 + ((n * 37) % 90_000),
        age: 18 + (n % 70),
        debtRatio: ((n * 31) % 1_000) / 1_000,
        employmentYears: n % 41,
        openLoans: n % 7,
        latePayments: n % 3,
        region: REGIONS[n % REGIONS.length] ?? "north",
        homeOwner: n % 2 === 0,
      },
      prediction: { decision: score > 0.5 ? "approve" : "refer", score },
      timestamp: answeredAt(n),
      servingNode: `scorer-${1 + (n % 4)}`,
    };
  });
}

export const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
