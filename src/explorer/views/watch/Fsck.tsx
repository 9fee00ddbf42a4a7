import type { LogStateQuery } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { Time } from "../../parts/Time.js";

const TEXTS = texts(
  {
    title: "The service's own check",
    never: "The store was not checked yet.",
    running: (checked: number, size: number) => `A check is under way: ${checked} of ${size} facts.`,
    soFar: (count: number) => (count === 0 ? "" : ` Found so far: ${count}.`),
    last: "Last check:",
    clean: (size: number) => `${size} facts were checked, and nothing is wrong.`,
    found: (size: number, count: number) =>
      `${size} facts were checked, and the store is not as its log says. Findings: ${count}.`,
    notWhole: "There was so much that the check ended early: proofline fsck finds all.",
    shown: (count: number) => `The first ${count} are shown.`,
    index: "index",
  },
  {
    title: "Die eigene Prüfung des Dienstes",
    never: "Der Bestand wurde noch nicht geprüft.",
    running: (checked: number, size: number) => `Eine Prüfung läuft: ${checked} von ${size} Fakten.`,
    soFar: (count: number) => (count === 0 ? "" : ` Bisher gefunden: ${count}.`),
    last: "Letzte Prüfung:",
    clean: (size: number) => `${size} Fakten wurden geprüft, und alles stimmt.`,
    found: (size: number, count: number) =>
      `${size} Fakten wurden geprüft, und der Bestand ist nicht, wie sein Log sagt. Befunde: ${count}.`,
    notWhole: "Es war so viel, dass die Prüfung vorher endete: proofline fsck findet alles.",
    shown: (count: number) => `Gezeigt werden die ersten ${count}.`,
    index: "Index",
  },
);

/** When the service last checked its store, and what it found, by name. */
export function Fsck({ state: { running, last } }: { readonly state: LogStateQuery["fsck"] }) {
  const t = useTexts(TEXTS);
  return (
    <section aria-label={t.title}>
      <h3>{t.title}</h3>
      {running && (
        <p role="status">
          {t.running(running.checked, running.size)}
          {t.soFar(running.findingCount)}
        </p>
      )}
      {last ? <Last last={last} /> : !running && <p>{t.never}</p>}
    </section>
  );
}

function Last({ last }: { readonly last: NonNullable<LogStateQuery["fsck"]["last"]> }) {
  const t = useTexts(TEXTS);
  const { finishedAt, size, isWhole, findingCount, findings } = last;
  const isClean = findingCount === 0;
  return (
    <div className={isClean ? "" : "notice error"}>
      <p>
        {t.last} <Time at={finishedAt} />.{" "}
        {isClean ? t.clean(size) : <strong>{t.found(size, findingCount)}</strong>}
      </p>
      {!isWhole && <p>{t.notWhole}</p>}
      {findingCount > findings.length && <p>{t.shown(findings.length)}</p>}
      {!isClean && (
        <ul>
          {findings.map(({ code, kind, key, index, property, message }) => (
            <li key={`${code} ${kind} ${key} ${index} ${property} ${message}`}>
              <code>{code}</code>{" "}
              <bdi>
                {[kind, key, property].filter((part) => part !== null).join(" ")}
                {index !== null && ` (${t.index} ${index})`}
              </bdi>
              : <bdi>{message}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
