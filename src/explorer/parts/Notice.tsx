import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { texts, useTexts } from "../language/language.js";
import type { FailureCode, ServiceError } from "../service.js";

const EN: Readonly<Record<FailureCode, string>> = {
  BAD_USER_INPUT: "What was asked for can't be understood.",
  UNAUTHENTICATED: "Your key or token is not valid any more. Sign out, and sign in with a new one.",
  FORBIDDEN: "Your roles do not allow this. Ask an administrator for the role it takes.",
  NOT_FOUND: "Nobody recorded this, and no fact refers to it. Check how it is spelled: capitals count.",
  CONFLICT: "Something else was recorded in the meantime. Try again.",
  LIMIT_EXCEEDED: "This is more than can be shown at once. Ask for less of it.",
  UNAVAILABLE: "The service can't reach its database now. Nothing is lost; try again in a moment.",
  INTERNAL: "The service met an error of its own. Its log says which.",
  UNREACHABLE: "The service does not answer. Check your connection, and try again.",
};
const TEXTS = texts(
  { loading: "Loading…", again: "Try again", said: "The service says:", codes: EN },
  {
    loading: "Wird geladen …",
    again: "Noch einmal versuchen",
    said: "Der Dienst sagt:",
    codes: {
      BAD_USER_INPUT: "Die Anfrage ist so nicht verständlich.",
      UNAUTHENTICATED:
        "Ihr Schlüssel oder Token gilt nicht mehr. Melden Sie sich ab und mit einem neuen wieder an.",
      FORBIDDEN: "Ihre Rollen erlauben das nicht. Bitten Sie einen Administrator um die nötige Rolle.",
      NOT_FOUND:
        "Das hat niemand aufgezeichnet, und kein Fakt verweist darauf. Prüfen Sie die Schreibweise: Groß- und Kleinschreibung zählt.",
      CONFLICT: "Inzwischen wurde etwas anderes aufgezeichnet. Versuchen Sie es noch einmal.",
      LIMIT_EXCEEDED: "Das ist mehr, als auf einmal gezeigt werden kann. Fragen Sie nach weniger.",
      UNAVAILABLE:
        "Der Dienst erreicht seine Datenbank gerade nicht. Verloren ist nichts; versuchen Sie es gleich noch einmal.",
      INTERNAL: "Im Dienst ist ein Fehler aufgetreten. Sein Protokoll nennt ihn.",
      UNREACHABLE: "Der Dienst antwortet nicht. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
    },
  },
);

interface FailureProps {
  readonly error: ServiceError;
  readonly again?: (() => void) | undefined;
}

/** What went wrong, and what to do about it. */
export function Failure({ error: { code, message }, again }: FailureProps) {
  const t = useTexts(TEXTS);
  return (
    <div role="alert" className="notice error">
      <p>
        <strong>{t.codes[code]}</strong>
      </p>
      {message !== "" && (
        <p className="soft">
          {t.said} <bdi>{message}</bdi>
        </p>
      )}
      {again !== undefined && (
        <Button className="button" onPress={again}>
          {t.again}
        </Button>
      )}
    </div>
  );
}

const SHOWN_AFTER_MS = 150;

/** Says that something is under way, unless it is there at once. */
export function Loading() {
  const t = useTexts(TEXTS);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="loading">
      {isShown && t.loading}
    </p>
  );
}
