import { addressOf } from "../../address.js";
import type {
  ReportDocumentQuery,
  ReportDocumentQueryVariables,
  ReportFormat,
} from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { TakeAlong, type TakenFormat } from "../../parts/TakeAlong.js";
import { useSession } from "../../session.js";
import DOCUMENT from "./document.graphql?raw";
import { asOfVariable } from "./variables.js";

const TEXTS = texts(
  {
    title: "Take it along",
    proven: "JSON, with proof",
    check: "Check the proof in this browser",
    verified:
      "PDF, HTML and JSON carry their proof: the view Check takes them, and so does proofline verify.",
  },
  {
    title: "Mitnehmen",
    proven: "JSON, mit Beweis",
    check: "Den Beweis in diesem Browser prüfen",
    verified:
      "PDF, HTML und JSON tragen ihren Beweis in sich: Die Ansicht „Prüfen“ nimmt sie an, ebenso proofline verify.",
  },
);
const formats = (proven: string): readonly TakenFormat<ReportFormat>[] => [
  { format: "PDF", name: "PDF", ending: "pdf" },
  { format: "HTML", name: "HTML", ending: "html" },
  { format: "JSON", name: proven, ending: "json" },
  { format: "MARKDOWN", name: "Markdown", ending: "md" },
  { format: "PROV_JSON", name: "W3C PROV", ending: "prov.json" },
  { format: "CYCLONEDX", name: "CycloneDX", ending: "cdx.json" },
  { format: "OPENLINEAGE", name: "OpenLineage", ending: "openlineage.json" },
  { format: "CROISSANT", name: "Croissant", ending: "croissant.json" },
];

interface Props {
  readonly requestId: string;
  readonly asOf: string | undefined;
}

export function Documents({ requestId, asOf }: Props) {
  const t = useTexts(TEXTS);
  const { service } = useSession();
  const fetchDocument = async (format: ReportFormat) => {
    const { auditReport } = await service.query<ReportDocumentQuery, ReportDocumentQueryVariables>(DOCUMENT, {
      requestId,
      ...asOfVariable(asOf),
      format,
    });
    return auditReport.document;
  };
  return (
    <section className="documents">
      <h2>{t.title}</h2>
      <TakeAlong file={requestId} formats={formats(t.proven)} fetchDocument={fetchDocument} />
      <p>
        <a className="button" href={addressOf(["check", requestId], { asOf })}>
          {t.check}
        </a>
      </p>
      <p className="soft">{t.verified}</p>
    </section>
  );
}
