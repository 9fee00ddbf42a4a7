import type { FactRef } from "../../facts/kind.js";
import type { GapFinding } from "../rule.js";

/** A finding at a fact. */
export const findingAt = ({ kind, key }: FactRef, message: string): GapFinding => ({ kind, key, message });
