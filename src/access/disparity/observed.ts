import { sha256Hex } from "#sha256";
import { canonical } from "../../facts/json.js";
import type { FactRecord } from "../../facts/record.js";
import { groupOf, isSelected } from "../../fairness/observation.js";
import type { Deployed } from "../../graph/disparityWatch.js";
import type { DisparitySettings } from "./settings.js";
import type { Observation } from "./window.js";

/** What is counted together. */
export interface Subject {
  readonly modelVersion: string;
  readonly attribute: string;
}

/** The observations of one subject, in the log's order. */
export interface Observed extends Subject {
  /** Of what is remembered of it. */
  readonly id: string;
  readonly observations: readonly Observation[];
}

/** One choice of settings: what was counted with another one says nothing here. */
export const settingsId = ({ attributes, positive, ratio, window }: DisparitySettings): string =>
  sha256Hex(canonical([attributes.toSorted(), positive, ratio, window]));

/**
 * What predictions, in the log's order, say of the groups of each attribute and of each model version.
 *
 * @param deployed what deployments deploy, by key
 */
export function observedOf(
  settings: DisparitySettings,
  predictions: readonly FactRecord<"Prediction">[],
  deployed: ReadonlyMap<string, Deployed>,
): readonly Observed[] {
  const subjects = new Map<string, Subject & { readonly observations: Observation[] }>();
  const choice = settingsId(settings);
  for (const prediction of predictions) {
    const { recordedAt, fields } = prediction;
    const modelVersion = modelVersionOf(prediction, deployed);
    // an answer that is null is erased, or none
    if (modelVersion === undefined || recordedAt === null || fields.prediction === null) continue;
    const isChosen = isSelected(fields.prediction, settings.positive);
    for (const attribute of settings.attributes) {
      const group = groupOf(fields, attribute);
      if (group === null) continue;
      const id = sha256Hex(canonical([choice, modelVersion, attribute]));
      const subject = subjects.get(id) ?? { modelVersion, attribute, observations: [] };
      subject.observations.push({ group, isSelected: isChosen, at: recordedAt });
      subjects.set(id, subject);
    }
  }
  return [...subjects].map(([id, subject]) => ({ id, ...subject }));
}

/**
 * The model version that made it: its deployment's, else what the server claims. Only a deployment that the log has before the
 * prediction counts, so that whoever reads the log later, or anew, finds the same.
 */
function modelVersionOf(
  { index, fields }: FactRecord<"Prediction">,
  deployed: ReadonlyMap<string, Deployed>,
): string | undefined {
  const found = fields.deployment === null ? undefined : deployed.get(fields.deployment);
  if (found !== undefined && index !== null && found.index < index) return found.modelVersion;
  return fields.modelVersion ?? undefined;
}
