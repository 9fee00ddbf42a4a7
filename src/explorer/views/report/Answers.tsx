import { useState } from "react";
import { Button } from "react-aria-components";
import { texts, useTexts } from "../../language/language.js";
import { FactLink } from "../../parts/FactLink.js";
import type { ShownReport } from "./variables.js";

const TEXTS = texts(
  {
    title: "The four answers",
    whichModel: "Which model made this decision?",
    trainedOn: "On what data was it trained?",
    approvedBy: "Who approved it?",
    reviewedBy: "Did a person review the decision?",
    more: (count: number) => `and ${count} more`,
    all: "Show all of it",
  },
  {
    title: "Die vier Antworten",
    whichModel: "Welches Modell hat entschieden?",
    trainedOn: "Mit welchen Daten wurde es trainiert?",
    approvedBy: "Wer hat es freigegeben?",
    reviewedBy: "Hat ein Mensch die Entscheidung überprüft?",
    more: (count) => `und ${count} weitere`,
    all: "Ganz zeigen",
  },
);
const QUESTIONS = ["whichModel", "trainedOn", "approvedBy", "reviewedBy"] as const;
const SHOWN = 6;

/** Of a longer answer the first lines are shown. */
const LONG = 320;

export function Answers({ answers }: { readonly answers: ShownReport["answers"] }) {
  const t = useTexts(TEXTS);
  return (
    <section className="answers" aria-label={t.title}>
      {QUESTIONS.map((question) => {
        const { sentence, facts } = answers[question];
        return (
          <div key={question} className="answer">
            <h2>{t[question]}</h2>
            <Sentence text={sentence} />
            <p className="facts">
              {facts.slice(0, SHOWN).map((fact) => (
                <FactLink key={`${fact.kind} ${fact.key}`} fact={fact} />
              ))}
              {facts.length > SHOWN && <span className="soft">{t.more(facts.length - SHOWN)}</span>}
            </p>
          </div>
        );
      })}
    </section>
  );
}

function Sentence({ text }: { readonly text: string }) {
  const t = useTexts(TEXTS);
  const [isWhole, setWhole] = useState(text.length <= LONG);
  return (
    <>
      {/* the service's sentences are in English */}
      <p lang="en" className={isWhole ? undefined : "clamped"}>
        <bdi>{text}</bdi>
      </p>
      {!isWhole && (
        <Button className="button quiet" onPress={() => setWhole(true)}>
          {t.all}
        </Button>
      )}
    </>
  );
}
