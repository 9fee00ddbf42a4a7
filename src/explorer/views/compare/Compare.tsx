import { useEffect, useState } from "react";
import { Button, Form, Input, Label, TextField } from "react-aria-components";
import { type Address, addressOf } from "../../address.js";
import type { CompareQuery, CompareQueryVariables } from "../../generated/operations.js";
import { useKindName } from "../../language/kinds.js";
import { texts, useTexts } from "../../language/language.js";
import { FactLink } from "../../parts/FactLink.js";
import { Value } from "../../parts/Fields.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { useSession } from "../../session.js";
import { goTo } from "../../useAddress.js";
import { useQuery } from "../../useQuery.js";
import COMPARE from "./compare.graphql?raw";

const TEXTS = texts(
  {
    title: "Compare",
    lead: "Two model versions or two predictions: what differs in their data, code, settings, metrics and people.",
    kind: "Kind",
    first: "The first",
    second: "The second",
    show: "Compare",
    none: "Nothing differs.",
    caption: (count: number) => (count === 1 ? "1 difference" : `${count} differences`),
    what: "What",
    facts: "Said by",
    ABSENT: "not recorded",
    ERASED: "erased",
    truncated: "A trail was cut: there may be more differences.",
  },
  {
    title: "Vergleichen",
    lead: "Zwei Modellversionen oder zwei Vorhersagen: was sich unterscheidet an Daten, Code, Einstellungen, Kennzahlen und Personen.",
    kind: "Art",
    first: "Die erste",
    second: "Die zweite",
    show: "Vergleichen",
    none: "Nichts ist verschieden.",
    caption: (count) => (count === 1 ? "1 Unterschied" : `${count} Unterschiede`),
    what: "Was",
    facts: "Gesagt von",
    ABSENT: "nicht aufgezeichnet",
    ERASED: "gelöscht",
    truncated: "Ein Pfad wurde gekürzt: Es kann mehr Unterschiede geben.",
  },
);
const KINDS = ["ModelVersion", "Prediction"] as const;
type Comparable = (typeof KINDS)[number];
const isComparable = (text: unknown): text is Comparable => KINDS.some((kind) => kind === text);

/** `#/compare/ModelVersion?a=risk%401&b=risk%402` */
export function Compare({ path: [named], parameters: { a = "", b = "" } }: Address) {
  const t = useTexts(TEXTS);
  const kind = isComparable(named) ? named : "ModelVersion";
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <CompareForm kind={kind} a={a} b={b} />
      {a !== "" && b !== "" && <Differences kind={kind} a={a} b={b} />}
    </>
  );
}

interface Compared {
  readonly kind: Comparable;
  readonly a: string;
  readonly b: string;
}

function CompareForm(given: Compared) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  const { roles } = useSession();
  const [kind, setKind] = useState(given.kind);
  const [a, setA] = useState(given.a);
  const [b, setB] = useState(given.b);
  useEffect(() => {
    setKind(given.kind);
    setA(given.a);
    setB(given.b);
  }, [given.kind, given.a, given.b]);
  // what is of predictions takes the role AUDIT
  const kinds = KINDS.filter((one) => one !== "Prediction" || roles.includes("AUDIT"));
  return (
    <Form
      className="request-form"
      onSubmit={(event) => {
        event.preventDefault();
        goTo(addressOf(["compare", kind], { a: a.trim(), b: b.trim() }));
      }}
    >
      <div>
        <label htmlFor="compare-kind">{t.kind}</label>
        <select
          id="compare-kind"
          value={kind}
          onChange={({ target }) => isComparable(target.value) && setKind(target.value)}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {name(one)}
            </option>
          ))}
        </select>
      </div>
      <TextField value={a} onChange={setA} autoComplete="off">
        <Label>{t.first}</Label>
        <Input spellCheck="false" />
      </TextField>
      <TextField value={b} onChange={setB} autoComplete="off">
        <Label>{t.second}</Label>
        <Input spellCheck="false" />
      </TextField>
      <Button type="submit" className="button primary" isDisabled={a.trim() === "" || b.trim() === ""}>
        {t.show}
      </Button>
    </Form>
  );
}

function Differences(compared: Compared) {
  const t = useTexts(TEXTS);
  const { data, error, again, isLoading } = useQuery<CompareQuery, CompareQueryVariables>(COMPARE, compared);
  if (error !== undefined) return <Failure error={error} again={again} />;
  if (data === undefined || isLoading) return <Loading />;
  const { differences, differenceCount, truncated } = data.compare;
  const side = (value: unknown, state: "PRESENT" | "ABSENT" | "ERASED") =>
    state === "PRESENT" ? <Value value={value} /> : <em>{t[state]}</em>;
  return (
    <>
      {truncated && <p className="notice warning">{t.truncated}</p>}
      {differences.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <SortableTable
          caption={t.caption(differenceCount)}
          file="comparison"
          rows={differences}
          idOf={({ path }) => path}
          columns={[
            { name: t.what, text: ({ path }) => path },
            {
              name: compared.a,
              text: ({ a }) => JSON.stringify(a) ?? "",
              cell: ({ a, aState }) => side(a, aState),
            },
            {
              name: compared.b,
              text: ({ b }) => JSON.stringify(b) ?? "",
              cell: ({ b, bState }) => side(b, bState),
            },
            {
              name: t.facts,
              text: ({ facts }) => facts.map(({ kind, key }) => `${kind} ${key}`).join(", "),
              cell: ({ facts }) => (
                <>
                  {facts.slice(0, 4).map((fact) => (
                    <div key={`${fact.kind} ${fact.key}`}>
                      <FactLink fact={fact} />
                    </div>
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
