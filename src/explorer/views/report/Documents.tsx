import { useState } from "react";
import { Button } from "react-aria-components";
import { addressOf } from "../../address.js";
import type {
  ReportDocumentQuery,
  ReportDocumentQueryVariables,
  ReportFormat,
} from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { download } from "../../parts/download.js";
import { Failure } from "../../parts/Notice.js";
import type { ServiceError } from "../../service.js";
import { useSession } from "../../session.js";
import { failure } from "../../useQuery.js";
import DOCUMENT from "./document.graphql?raw";
import { asOfVariable } from "./variables.js";

const EN: Readonly<Record<ReportFormat, string>> = {
  PDF: "PDF",
  HTML: "HTML",
  JSON: "JSON, with proof",
  MARKDOWN: "Markdown",
  PROV_JSON: "W3C PROV",
  CYCLONEDX: "CycloneDX",
  OPENLINEAGE: "OpenLineage",
  CROISSANT: "Croissant",
};
const TEXTS = texts(
  {
    title: "Take it along",
    formats: EN,
    busy: "being made …",
    check: "Check the proof in this browser",
    verified:
      "PDF, HTML and JSON carry their proof: the view Check takes them, and so does proofline verify.",
  },
  {
    title: "Mitnehmen",
    formats: { ...EN, JSON: "JSON, mit Beweis" },
    busy: "wird erstellt …",
    check: "Den Beweis in diesem Browser prüfen",
    verified:
      "PDF, HTML und JSON tragen ihren Beweis in sich: Die Ansicht „Prüfen“ nimmt sie an, ebenso proofline verify.",
  },
);
const ENDINGS: Readonly<Record<ReportFormat, string>> = {
  PDF: "pdf",
  HTML: "html",
  JSON: "json",
  MARKDOWN: "md",
  PROV_JSON: "prov.json",
  CYCLONEDX: "cdx.json",
  OPENLINEAGE: "openlineage.json",
  CROISSANT: "croissant.json",
};
const FORMATS: readonly ReportFormat[] = [
  "PDF",
  "HTML",
  "JSON",
  "MARKDOWN",
  "PROV_JSON",
  "CYCLONEDX",
  "OPENLINEAGE",
  "CROISSANT",
];

interface Props {
  readonly requestId: string;
  readonly asOf: string | undefined;
}

export function Documents({ requestId, asOf }: Props) {
  const t = useTexts(TEXTS);
  const { service } = useSession();
  const [busy, setBusy] = useState<ReportFormat>();
  const [error, setError] = useState<ServiceError>();
  const take = async (format: ReportFormat) => {
    setBusy(format);
    setError(undefined);
    try {
      const { auditReport } = await service.query<ReportDocumentQuery, ReportDocumentQueryVariables>(
        DOCUMENT,
        {
          requestId,
          ...asOfVariable(asOf),
          format,
        },
      );
      const { mediaType, encoding, content } = auditReport.document;
      const body = encoding === "BASE64" ? bytesOf(content) : content;
      download(`${requestId}.${ENDINGS[format]}`, mediaType, body);
    } catch (cause) {
      setError(failure(cause));
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <section className="documents">
      <h2>{t.title}</h2>
      <p className="buttons">
        {FORMATS.map((format) => (
          <Button
            key={format}
            className={format === "PDF" ? "button primary" : "button"}
            isDisabled={busy !== undefined}
            onPress={() => void take(format)}
          >
            {busy === format ? t.busy : t.formats[format]}
          </Button>
        ))}
      </p>
      <p>
        <a className="button" href={addressOf(["check", requestId], { asOf })}>
          {t.check}
        </a>
      </p>
      <p className="soft">{t.verified}</p>
      {error !== undefined && <Failure error={error} />}
    </section>
  );
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
