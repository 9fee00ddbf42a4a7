import { useEffect, useState } from "react";
import { Input, Label, SearchField } from "react-aria-components";
import { addressOf } from "../../address.js";
import type { SearchQuery, SearchQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { FactLink } from "../../parts/FactLink.js";
import { Failure } from "../../parts/Notice.js";
import { Pager } from "../../parts/Pager.js";
import { useSession } from "../../session.js";
import { useDelayed } from "../../useDelayed.js";
import { useQuery } from "../../useQuery.js";
import "./explore.css";
import SEARCH from "./search.graphql?raw";

const TEXTS = texts(
  {
    title: "Explore",
    lead: "Look for a table, a model, a person, a ticket: anything that was recorded of where decisions come from.",
    label: "Search",
    report: "Report of the prediction with this request id:",
    found: (count: number, isMore: boolean) =>
      isMore ? `The best ${count} facts` : count === 1 ? "1 fact found" : `${count} facts found`,
    none: "Nothing was found. Words of two letters or more may be the beginning of one; one or two typing errors are forgiven.",
  },
  {
    title: "Erkunden",
    lead: "Suchen Sie eine Tabelle, ein Modell, eine Person, ein Ticket: alles, was darüber aufgezeichnet ist, woher Entscheidungen kommen.",
    label: "Suche",
    report: "Bericht zur Vorhersage mit dieser Request-Id:",
    found: (count, isMore) =>
      isMore ? `Die besten ${count} Fakten` : count === 1 ? "1 Fakt gefunden" : `${count} Fakten gefunden`,
    none: "Nichts gefunden. Wörter ab zwei Buchstaben dürfen der Anfang eines Wortes sein; ein, zwei Tippfehler werden verziehen.",
  },
);
const PAGE = 25;

/** Looks while somebody types. */
export function Search({ text: given }: { readonly text: string }) {
  const t = useTexts(TEXTS);
  const [text, setText] = useState(given);
  const [after, setAfter] = useState<string>();
  const { roles } = useSession();
  useEffect(() => setText(given), [given]);
  const wanted = useDelayed(text.trim(), 150);
  const { data, error, again } = useQuery<SearchQuery, SearchQueryVariables>(
    SEARCH,
    wanted === "" ? undefined : { text: wanted, first: PAGE, ...(after === undefined ? {} : { after }) },
  );
  const hits = data?.search.edges.map(({ node }) => node) ?? [];
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <SearchField
        className="search"
        value={text}
        onChange={(value) => {
          setText(value);
          setAfter(undefined);
          window.history.replaceState(null, "", addressOf(["explore"], { text: value || undefined }));
        }}
        autoComplete="off"
      >
        <Label>{t.label}</Label>
        <Input spellCheck="false" />
      </SearchField>
      {wanted !== "" && roles.includes("AUDIT") && (
        <p>
          <a href={addressOf(["report", wanted])}>
            {t.report} <bdi>{wanted}</bdi>
          </a>
        </p>
      )}
      {error !== undefined && <Failure error={error} again={again} />}
      <p role="status" className="soft">
        {data !== undefined &&
          (hits.length === 0
            ? t.none
            : t.found(hits.length, data.search.pageInfo.hasNextPage || after !== undefined))}
      </p>
      <ul className="hits">
        {hits.map(({ kind, key, field, snippet }) => (
          <li key={`${kind} ${key}`}>
            <FactLink fact={{ kind, key }} />
            {field !== "key" && (
              <p>
                <span className="soft">{field}</span> <bdi>{snippet}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      <Pager pageInfo={data?.search.pageInfo} after={after} setAfter={setAfter} isRanked />
    </>
  );
}
