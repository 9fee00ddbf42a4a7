import type { Config } from "../../config.js";
import { parseFact } from "../../facts/parse.js";
import { LOCAL } from "../../facts/role.js";
import { withStore } from "../store.js";

/** Records one prediction as `local`, and returns its receipt. Throws BAD_USER_INPUT before a store is opened, or made. */
export async function decisionToStore(
  config: Config,
  input: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const fact = { kind: "Prediction", input, path: "input" } as const;
  parseFact(fact.kind, fact.input, fact.path);
  return withStore(config, async ({ recorder }) => (await recorder.record([fact], LOCAL))[0]);
}
