import { ACCESS_RULES } from "./alerts/alert.js";
import { RULE as GROUP_DISPARITY } from "./disparity/alert.js";

/** The service's own fsck raises it. It stands here since whoever reads settings needs the names and nothing of the graph. */
export const TAMPERED = "TAMPERED";

/** The names of all rules that raise alerts. */
export const ALERT_RULES = [...ACCESS_RULES, GROUP_DISPARITY, TAMPERED] as const;
