import type { FactKind } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";
import { texts, useTexts } from "../language/language.js";
import { Time } from "./Time.js";

const TEXTS = texts(
  { yes: "yes", no: "no", more: (count: number) => `${count} characters more` },
  { yes: "ja", no: "nein", more: (count) => `${count} weitere Zeichen` },
);

interface Props {
  readonly kind: FactKind;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What was recorded of a fact, but its references: each field with what it means. */
export function Fields({ kind, properties }: Props) {
  const described = Object.entries(KINDS[kind].fields).filter(([name]) => isGiven(properties[name]));
  return (
    <dl className="fields">
      {described.map(([name, { doc }]) => (
        <div key={name}>
          <dt title={doc}>{name}</dt>
          <dd>
            <Value value={properties[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Longer text is shown as far as this. */
const LONGEST = 2_000;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** One value of whatever form, as text. */
export function Value({ value }: { readonly value: unknown }) {
  const t = useTexts(TEXTS);
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "string" && TIME.test(value)) return <Time at={value} />;
  const isText = typeof value === "string" || typeof value === "number";
  const text = isText ? String(value) : JSON.stringify(value, null, 2);
  const shown = text.slice(0, LONGEST);
  const rest = text.length - shown.length;
  return (
    <>
      {isText ? <bdi>{shown}</bdi> : <pre>{shown}</pre>}
      {rest > 0 && <span className="soft"> … {t.more(rest)}</span>}
    </>
  );
}
