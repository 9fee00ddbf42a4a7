import { useEffect, useState } from "react";
import { Button, Form, Input, Label, TextField } from "react-aria-components";
import { type FactKind, isFactKind } from "../../../facts/kind.js";
import { addressOf } from "../../address.js";
import { useKindName } from "../../language/kinds.js";
import { texts, useTexts } from "../../language/language.js";
import { goTo } from "../../useAddress.js";

const TEXTS = texts(
  { kind: "Kind", key: "Name", from: "Data from", to: "to (not included)", show: "Show what rests on it" },
  {
    kind: "Art",
    key: "Name",
    from: "Daten von",
    to: "bis (ausschließlich)",
    show: "Zeigen, was darauf beruht",
  },
);
/** What something can rest on. */
const KINDS: readonly FactKind[] = [
  "SourceTable",
  "DatasetVersion",
  "Transformation",
  "TrainingRun",
  "ModelVersion",
  "Deployment",
];

interface Props {
  readonly kind: FactKind;
  readonly factKey: string;
  readonly from: string;
  readonly to: string;
}

export function ImpactForm(props: Props) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  const { kind: givenKind, factKey, from: givenFrom, to: givenTo } = props;
  const [kind, setKind] = useState(givenKind);
  const [key, setKey] = useState(factKey);
  const [from, setFrom] = useState(givenFrom);
  const [to, setTo] = useState(givenTo);
  useEffect(() => {
    setKind(givenKind);
    setKey(factKey);
    setFrom(givenFrom);
    setTo(givenTo);
  }, [givenKind, factKey, givenFrom, givenTo]);
  return (
    <Form
      className="request-form"
      onSubmit={(event) => {
        event.preventDefault();
        goTo(addressOf(["impact", kind, key.trim()], { from: from || undefined, to: to || undefined }));
      }}
    >
      <div>
        <label htmlFor="impact-kind">{t.kind}</label>
        <select
          id="impact-kind"
          value={kind}
          onChange={({ target }) => isFactKind(target.value) && setKind(target.value)}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {name(one)}
            </option>
          ))}
        </select>
      </div>
      <TextField value={key} onChange={setKey} autoComplete="off">
        <Label>{t.key}</Label>
        <Input spellCheck="false" />
      </TextField>
      <div>
        <label htmlFor="impact-from">{t.from}</label>
        <input id="impact-from" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      </div>
      <div>
        <label htmlFor="impact-to">{t.to}</label>
        <input id="impact-to" type="date" value={to} onChange={({ target }) => setTo(target.value)} />
      </div>
      <Button type="submit" className="button primary" isDisabled={key.trim() === ""}>
        {t.show}
      </Button>
    </Form>
  );
}
