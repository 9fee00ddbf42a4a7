import type { FactKind } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";
import { capital } from "../../report/words.js";
import { type Language, useLanguage } from "./language.js";

const GERMAN: Readonly<Record<FactKind, string>> = {
  SourceTable: "Quelltabelle",
  Transformation: "Transformation",
  DatasetVersion: "Datensatzversion",
  TrainingRun: "Trainingslauf",
  ModelVersion: "Modellversion",
  Approval: "Freigabe",
  StageTransition: "Stufenwechsel",
  Deployment: "Deployment",
  Retirement: "Stilllegung",
  Prediction: "Vorhersage",
  Outcome: "Ergebnis",
  Review: "Überprüfung",
  RunEvent: "Lauf-Ereignis",
  LateEvent: "Verspätetes Ereignis",
  Access: "Zugriff",
  Alert: "Alarm",
  Amendment: "Berichtigung",
  Erasure: "Löschung",
  KeyRotation: "Schlüsselwechsel",
  Archival: "Archivierung",
};

/** What one fact of a kind is called. */
export const kindName = (kind: FactKind, language: Language): string =>
  language === "de" ? GERMAN[kind] : capital(KINDS[kind].noun);

export function useKindName(): (kind: FactKind) => string {
  const language = useLanguage();
  return (kind) => kindName(kind, language);
}
