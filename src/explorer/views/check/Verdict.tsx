import { addressOf } from "../../address.js";
import { useKindName } from "../../language/kinds.js";
import { texts, useTexts } from "../../language/language.js";
import type { Pages, Verification } from "./verification.js";

const PAGES: Readonly<Record<Pages, string | undefined>> = {
  NONE: undefined,
  SAME: "Pages: made again from the proven report, they are the same to the last byte.",
  NOT_COMPARED:
    "Pages: not compared. The data in the PDF is proven; whether its pages show that data, proofline verify checks.",
};
const TEXTS = texts(
  {
    valid: "Valid: the report of prediction",
    WRONG: "Not valid",
    UNREADABLE: "Can't be read as a report",
    OTHER_VERSION: "Can't be compared",
    steps: "What was checked here",
    notShown: "What no report shows",
    pages: PAGES,
    fact: "What the file says of this fact is not what the log's proof bears out:",
    whole: "the file",
    policy: "It says of itself that it was made by a policy of its own:",
    open: "Open this report",
  },
  {
    valid: "Gültig: der Bericht zur Vorhersage",
    WRONG: "Nicht gültig",
    UNREADABLE: "Nicht als Bericht lesbar",
    OTHER_VERSION: "Nicht vergleichbar",
    steps: "Was hier geprüft wurde",
    notShown: "Was kein Bericht zeigt",
    pages: {
      NONE: undefined,
      SAME: "Seiten: aus dem bewiesenen Bericht neu erzeugt, sind sie bis aufs letzte Byte gleich.",
      NOT_COMPARED:
        "Seiten: nicht verglichen. Die Daten im PDF sind bewiesen; ob seine Seiten diese Daten zeigen, prüft proofline verify.",
    },
    fact: "Was die Datei über diesen Fakt sagt, deckt der Beweis aus dem Log nicht:",
    whole: "die Datei",
    policy: "Er sagt von sich, dass er nach eigenen Regeln erstellt wurde:",
    open: "Diesen Bericht öffnen",
  },
);

interface Props {
  readonly name: string;
  readonly verification: Exclude<Verification, { readonly valid: "unknown" }>;
}

/** Green by this page's own computation alone. */
export function Verdict({ name, verification }: Props) {
  const t = useTexts(TEXTS);
  const kindName = useKindName();
  if (!verification.valid)
    return (
      <section className="outcome wrong">
        <h2>
          <span aria-hidden="true">✕</span> {t[verification.reason]}: <bdi>{name}</bdi>
        </h2>
        {verification.fact !== undefined && (
          <p>
            {t.fact} <strong>{kindName(verification.fact.kind)}</strong>{" "}
            <strong>
              <bdi>{verification.fact.key}</bdi>
            </strong>
          </p>
        )}
        <p>
          <code>
            <bdi>{verification.where || t.whole}</bdi>
          </code>{" "}
          <bdi>{verification.what}</bdi>
        </p>
      </section>
    );
  const { verdict, pages } = verification;
  const pagesSaid = t.pages[pages];
  return (
    <section className="outcome right">
      <h2>
        <span aria-hidden="true">✓</span> {t.valid} <bdi>{verdict.requestId}</bdi>
      </h2>
      <h3>{t.steps}</h3>
      {/* the sentences are those of proofline verify, in English */}
      <ol lang="en" className="steps">
        {[...verdict.checked.sentences, `Root ${verdict.root}.`].map((sentence) => (
          <li key={sentence}>
            <bdi>{sentence}</bdi>
          </li>
        ))}
      </ol>
      {pagesSaid !== undefined && <p>{pagesSaid}</p>}
      {verdict.stated.policy.changes.length > 0 && (
        <>
          <p>{t.policy}</p>
          <ul>
            {verdict.stated.policy.changes.map((change) => (
              <li key={change}>
                <bdi>{change}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{t.notShown}</summary>
        <ul lang="en">
          {verdict.notShown.map((sentence) => (
            <li key={sentence}>
              <bdi>{sentence}</bdi>
            </li>
          ))}
        </ul>
      </details>
      <p>
        <a href={addressOf(["report", verdict.requestId])}>{t.open}</a>
      </p>
    </section>
  );
}
