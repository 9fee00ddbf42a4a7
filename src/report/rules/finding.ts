import type { FactRef } from "../../facts/kind.js";
import type { Finding } from "../rule.js";

/** A finding at a fact. */
export const findingAt = ({ kind, key }: FactRef, message: string): Finding => ({ kind, key, message });
