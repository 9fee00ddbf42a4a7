import { type ReactNode, type RefObject, use, useState } from "react";
import { Button, Input, SearchField } from "react-aria-components";
import { addressOf } from "./address.js";
import { LANGUAGES, type Language, texts, useTexts } from "./language/language.js";
import { SessionContext } from "./session.js";
import { goTo } from "./useAddress.js";
import { type ViewName, views } from "./views.js";

const NAMES: Readonly<Record<ViewName, string>> = {
  report: "Report",
  check: "Check",
  explore: "Explore",
  impact: "Impact",
  models: "Models",
  compare: "Compare",
  watch: "Watch",
};
const TEXTS = texts(
  {
    skip: "Skip to the content",
    views: "Views",
    names: NAMES,
    search: "Search",
    signOut: "Sign out",
    language: "Language",
    tagline: "The audit trail of machine-learning decisions",
  },
  {
    skip: "Zum Inhalt springen",
    views: "Ansichten",
    names: {
      report: "Bericht",
      check: "Prüfen",
      explore: "Erkunden",
      impact: "Auswirkung",
      models: "Modelle",
      compare: "Vergleichen",
      watch: "Überwachung",
    },
    search: "Suchen",
    signOut: "Abmelden",
    language: "Sprache",
    tagline: "Der Prüfpfad maschineller Entscheidungen",
  },
);
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

interface Props {
  readonly view: ViewName;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly main: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** What stands around each view: where one is, where one can go, and who one is. */
export function Frame({ view, language, setLanguage, main, children }: Props) {
  const t = useTexts(TEXTS);
  const session = use(SessionContext);
  const shown = views().filter(({ role, needsService }) => session?.roles.includes(role) ?? !needsService);
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {t.skip}
      </button>
      <header className="frame">
        <a className="brand" href={addressOf([])} title={t.tagline}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path d="M5 25h7V8h8l7 9" />
            <circle cx="5" cy="25" r="3.4" />
            <circle cx="12" cy="8" r="3.4" />
            <circle cx="27" cy="17" r="3.4" />
          </svg>
          Proofline
        </a>
        <nav aria-label={t.views}>
          {shown.map(({ name }) => (
            <a key={name} href={addressOf([name])} aria-current={name === view ? "page" : undefined}>
              {t.names[name]}
            </a>
          ))}
        </nav>
        {session?.roles.includes("READ") && view !== "explore" && <HeadSearch label={t.search} />}
        <div className="who">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
          <span role="group" aria-label={t.language}>
            {LANGUAGES.map((one) => (
              <Button
                key={one}
                className="language"
                aria-label={`${one.toUpperCase()}, ${LANGUAGE_NAMES[one]}`}
                aria-pressed={one === language}
                onPress={() => setLanguage(one)}
              >
                {one.toUpperCase()}
              </Button>
            ))}
          </span>
          {session !== undefined && (
            <span className="principal" title={session.roles.join(", ")}>
              <bdi>{session.principal}</bdi>
            </span>
          )}
          {session?.signOut !== undefined && (
            <Button className="button quiet" onPress={session.signOut}>
              {t.signOut}
            </Button>
          )}
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** From each other view to Explore. */
function HeadSearch({ label }: { readonly label: string }) {
  const [text, setText] = useState("");
  return (
    <SearchField
      className="head-search"
      aria-label={label}
      value={text}
      onChange={setText}
      onSubmit={(value) => {
        if (value.trim() === "") return;
        goTo(addressOf(["explore"], { text: value.trim() }));
        setText("");
      }}
      autoComplete="off"
    >
      <Input placeholder={label} spellCheck="false" />
    </SearchField>
  );
}
