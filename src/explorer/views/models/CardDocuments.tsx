import type {
  CardDocumentQuery,
  CardDocumentQueryVariables,
  ModelCardFormat,
} from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { TakeAlong, type TakenFormat } from "../../parts/TakeAlong.js";
import { useSession } from "../../session.js";
import DOCUMENT from "./document.graphql?raw";

const TEXTS = texts(
  { title: "The model card", annex: "Technical documentation by the AI Act's Annex IV" },
  { title: "Die Modellkarte", annex: "Technische Dokumentation nach Anhang IV der KI-Verordnung" },
);
const CARD: readonly TakenFormat<ModelCardFormat>[] = [
  { format: "PDF", name: "PDF", ending: "pdf" },
  { format: "HTML", name: "HTML", ending: "html" },
  { format: "MARKDOWN", name: "Markdown", ending: "md" },
  { format: "HUGGING_FACE", name: "Hugging Face", ending: "hf.md" },
  { format: "CYCLONEDX", name: "CycloneDX", ending: "cdx.json" },
  { format: "JSON", name: "JSON", ending: "json" },
];
const ANNEX: readonly TakenFormat<ModelCardFormat>[] = [
  { format: "ANNEX_IV_PDF", name: "PDF", ending: "pdf" },
  { format: "ANNEX_IV_HTML", name: "HTML", ending: "html" },
  { format: "ANNEX_IV", name: "Markdown", ending: "md" },
];

export function CardDocuments({ modelVersion }: { readonly modelVersion: string }) {
  const t = useTexts(TEXTS);
  const { service } = useSession();
  const fetchDocument = async (format: ModelCardFormat) => {
    const { modelCard } = await service.query<CardDocumentQuery, CardDocumentQueryVariables>(DOCUMENT, {
      modelVersion,
      format,
    });
    return modelCard.document;
  };
  return (
    <section className="documents">
      <h2>{t.title}</h2>
      <TakeAlong file={modelVersion} formats={CARD} fetchDocument={fetchDocument} />
      <h3>{t.annex}</h3>
      <TakeAlong file={`${modelVersion}-annex-iv`} formats={ANNEX} fetchDocument={fetchDocument} />
    </section>
  );
}
