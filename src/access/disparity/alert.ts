import { sha256Hex } from "#sha256";
import { canonical, type JsonObject } from "../../facts/json.js";
import { rounded } from "../alerts/alertRule.js";
import { escapeUnseen } from "../unseen.js";
import { dayOf, type Finding } from "./counting.js";
import { type Subject, settingsId } from "./observed.js";
import { rateOf } from "./ratioTest.js";
import type { DisparitySettings } from "./settings.js";
import type { GroupTally } from "./window.js";

export const RULE = "GROUP_DISPARITY";

/**
 * The alert as a fact's input. Its key follows from what was compared, the group and the day, so that one found again is a
 * duplicate, and one that looks different since values were erased is left as it was.
 */
export function alertInput(
  settings: DisparitySettings,
  { modelVersion, attribute }: Subject,
  finding: Finding,
): Record<string, unknown> {
  const { group, reference, at } = finding;
  return {
    key: sha256Hex(canonical([RULE, settingsId(settings), modelVersion, attribute, group.group, dayOf(at)])),
    rule: RULE,
    principal: modelVersion,
    message: messageOf(attribute, finding, settings.ratio),
    evidence: {
      ...{ modelVersion, attribute, positive: settings.positive },
      group: figuresOf(group),
      reference: figuresOf(reference),
      ratio: ratioOf(finding),
      threshold: settings.ratio,
      pValue: rounded(finding.pValue, 4),
      alpha: rounded(finding.alpha, 4),
      window: finding.window,
      groups: finding.groups.map(figuresOf),
      notCompared: finding.others,
    },
    at,
    accesses: [{ kind: "ModelVersion", key: modelVersion }],
  };
}

const figuresOf = (tally: GroupTally): JsonObject => ({
  ...{ group: tally.group, predictions: tally.predictions, selected: tally.selected },
  rate: rounded(rateOf(tally), 4),
});

const ratioOf = ({ group, reference }: Finding): number => rounded(rateOf(group) / rateOf(reference), 4);

function messageOf(attribute: string, finding: Finding, threshold: number): string {
  const { group, reference, pValue, window } = finding;
  const ofGroup = (tally: GroupTally): string =>
    `${tally.selected} of ${tally.predictions} were selected where ${quoted(attribute)} is ${quoted(tally.group)}`;
  return (
    `of ${window} predictions, ${ofGroup(group)}, and ${ofGroup(reference)}: ` +
    `${ratioOf(finding)} times that rate, below ${threshold} times with a p-value of ${rounded(pValue, 2)}`
  );
}

/** As JSON, so that where a name ends is clear, and with what can't be seen or changes the order of reading escaped too. */
const quoted = (name: string): string => escapeUnseen(JSON.stringify(name));
