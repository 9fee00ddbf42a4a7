import { texts, useTexts } from "../../language/language.js";
import { Accesses } from "./Accesses.js";
import { Alerts } from "./Alerts.js";
import { LogState } from "./LogState.js";

const TEXTS = texts(
  { title: "Watch", log: "The log", alerts: "Alerts", accesses: "Who has read what" },
  { title: "Überwachung", log: "Das Log", alerts: "Alarme", accesses: "Wer was gelesen hat" },
);

export function Watch() {
  const t = useTexts(TEXTS);
  return (
    <>
      <h1>{t.title}</h1>
      <h2>{t.log}</h2>
      <LogState />
      <h2>{t.alerts}</h2>
      <Alerts />
      <h2>{t.accesses}</h2>
      <Accesses />
    </>
  );
}
