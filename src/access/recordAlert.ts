import { ProoflineError } from "../facts/error.js";
import { SERVICE } from "../facts/role.js";
import type { Recorder } from "../graph/recorder/recorder.js";
import type { Report } from "./logWatch.js";

/**
 * Records what a rule found. What was raised before is left as it was: from what has been erased since, or by rules of
 * another version, the same alert may look different. Throws UNAVAILABLE; what else is in the way is reported.
 */
export async function recordAlert(
  recorder: Recorder,
  input: Readonly<Record<string, unknown>>,
  report: Report,
): Promise<void> {
  try {
    await recorder.record([{ kind: "Alert", input, path: "alert" }], SERVICE);
  } catch (error) {
    const code = error instanceof ProoflineError ? error.code : undefined;
    if (code === "UNAVAILABLE") throw error;
    if (code !== "CONFLICT") report("an alert can't be recorded", error);
  }
}
