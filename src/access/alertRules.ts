import { ACCESS_RULES } from "./alerts/alert.js";
import { RULE as GROUP_DISPARITY } from "./disparity/alert.js";
import { TAMPERED } from "./fsck/alert.js";

/** The names of all rules that raise alerts. */
export const ALERT_RULES = [...ACCESS_RULES, GROUP_DISPARITY, TAMPERED] as const;
