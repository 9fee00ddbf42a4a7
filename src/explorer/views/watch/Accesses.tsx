import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import type { AccessesQuery, AccessesQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { FactLink } from "../../parts/FactLink.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { Pager } from "../../parts/Pager.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { Time } from "../../parts/Time.js";
import { useDelayed } from "../../useDelayed.js";
import { useQuery } from "../../useQuery.js";
import ACCESSES from "./accesses.graphql?raw";

const TEXTS = texts(
  {
    caption: "Accesses, the newest first",
    principal: "Only those of this name",
    denied: "Only refused ones",
    who: "Who",
    when: "When",
    what: "Operation",
    facts: "Facts it named",
    outcome: "Outcome",
    ALLOWED: "allowed",
    DENIED: "refused",
    address: "Address",
    more: (count: number) => `and ${count} more`,
  },
  {
    caption: "Zugriffe, die neuesten zuerst",
    principal: "Nur die dieses Namens",
    denied: "Nur abgelehnte",
    who: "Wer",
    when: "Wann",
    what: "Operation",
    facts: "Genannte Fakten",
    outcome: "Ausgang",
    ALLOWED: "erlaubt",
    DENIED: "abgelehnt",
    address: "Adresse",
    more: (count) => `und ${count} weitere`,
  },
);
const PAGE = 50;
const NAMED = 3;

export function Accesses() {
  const t = useTexts(TEXTS);
  const [principal, setPrincipal] = useState("");
  const [isDenied, setDenied] = useState(false);
  const [after, setAfter] = useState<string>();
  const name = useDelayed(principal.trim());
  const { data, error, again } = useQuery<AccessesQuery, AccessesQueryVariables>(ACCESSES, {
    filter: { ...(name === "" ? {} : { principal: name }), ...(isDenied ? { outcome: "DENIED" } : {}) },
    first: PAGE,
    ...(after === undefined ? {} : { after }),
  });
  return (
    <>
      <div className="request-form">
        <TextField
          value={principal}
          onChange={(value) => {
            setPrincipal(value);
            setAfter(undefined);
          }}
          autoComplete="off"
        >
          <Label>{t.principal}</Label>
          <Input spellCheck="false" />
        </TextField>
        <label className="check">
          <input
            type="checkbox"
            checked={isDenied}
            onChange={({ target }) => {
              setDenied(target.checked);
              setAfter(undefined);
            }}
          />{" "}
          {t.denied}
        </label>
      </div>
      {error !== undefined && <Failure error={error} again={again} />}
      {data === undefined && error === undefined && <Loading />}
      {data !== undefined && (
        <SortableTable
          caption={t.caption}
          file="accesses"
          rows={data.accesses.edges.map(({ node }) => node)}
          idOf={({ key }) => key}
          columns={[
            { name: t.when, text: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
            { name: t.who, text: ({ principal }) => principal },
            { name: t.what, text: ({ operation }) => operation },
            {
              name: t.facts,
              text: ({ facts }) => facts.map(({ kind, key }) => `${kind} ${key}`).join(", "),
              cell: ({ facts, factCount }) => (
                <>
                  {facts.slice(0, NAMED).map((fact) => (
                    <div key={`${fact.kind} ${fact.key}`}>
                      <FactLink fact={fact} />
                    </div>
                  ))}
                  {factCount > NAMED && <span className="soft">{t.more(factCount - NAMED)}</span>}
                </>
              ),
            },
            {
              name: t.outcome,
              text: ({ outcome, count }) => `${t[outcome]}${count > 1 ? ` (${count})` : ""}`,
            },
            { name: t.address, text: ({ address }) => address ?? "" },
          ]}
        />
      )}
      <Pager pageInfo={data?.accesses.pageInfo} after={after} setAfter={setAfter} />
    </>
  );
}
