import { texts, useTexts } from "../../language/language.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { Time } from "../../parts/Time.js";
import type { ShownReport } from "./variables.js";

const TEXTS = texts(
  {
    caption: "The latest accesses that named this prediction; this page's own is among them",
    who: "Who",
    when: "When",
    what: "Operation",
    outcome: "Outcome",
    ALLOWED: "allowed",
    DENIED: "refused",
    more: "There are more: the view Watch has all.",
  },
  {
    caption: "Die letzten Zugriffe, die diese Vorhersage nannten; der dieser Seite ist dabei",
    who: "Wer",
    when: "Wann",
    what: "Operation",
    outcome: "Ausgang",
    ALLOWED: "erlaubt",
    DENIED: "abgelehnt",
    more: "Es gibt mehr: Die Ansicht „Überwachung“ hat alle.",
  },
);

export function Readers({ accesses }: { readonly accesses: ShownReport["accesses"] }) {
  const t = useTexts(TEXTS);
  return (
    <>
      <SortableTable
        caption={t.caption}
        file="accesses"
        rows={accesses.edges.map(({ node }) => node)}
        idOf={({ key }) => key}
        columns={[
          { name: t.who, text: ({ principal }) => principal },
          { name: t.when, text: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
          { name: t.what, text: ({ operation }) => operation },
          {
            name: t.outcome,
            text: ({ outcome, count }) => `${t[outcome]}${count > 1 ? ` (${count})` : ""}`,
          },
        ]}
      />
      {accesses.pageInfo.hasNextPage && <p className="soft">{t.more}</p>}
    </>
  );
}
