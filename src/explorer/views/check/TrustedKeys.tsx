import { useState } from "react";
import { Button, Form, Input, Label, TextField } from "react-aria-components";
import { texts, useTexts } from "../../language/language.js";

const TEXTS = texts(
  {
    title: "Verifier keys that this browser trusts",
    none: "None yet.",
    label: "Verifier key",
    add: "Trust",
    remove: "Forget",
    wrong: "That is no verifier key: it has the form name+id+key.",
  },
  {
    title: "Prüfschlüssel, denen dieser Browser vertraut",
    none: "Noch keine.",
    label: "Prüfschlüssel",
    add: "Vertrauen",
    remove: "Vergessen",
    wrong: "Das ist kein Prüfschlüssel: Er hat die Form Name+Id+Schlüssel.",
  },
);

interface Props {
  readonly keys: readonly string[];
  /** Throws for what is no key. */
  readonly add: (key: string) => void;
  readonly remove: (key: string) => void;
}

export function TrustedKeys({ keys, add, remove }: Props) {
  const t = useTexts(TEXTS);
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  return (
    <section>
      <h2>{t.title}</h2>
      {keys.length === 0 && <p className="soft">{t.none}</p>}
      <ul className="trusted">
        {keys.map((key) => (
          <li key={key}>
            <code>{key}</code>{" "}
            <Button className="button quiet" aria-label={`${t.remove} ${key}`} onPress={() => remove(key)}>
              {t.remove}
            </Button>
          </li>
        ))}
      </ul>
      <Form
        className="request-form"
        onSubmit={(event) => {
          event.preventDefault();
          try {
            add(text.trim());
            setText("");
            setWrong(false);
          } catch {
            setWrong(true);
          }
        }}
      >
        <TextField value={text} onChange={setText} isInvalid={isWrong} autoComplete="off">
          <Label>{t.label}</Label>
          <Input spellCheck="false" />
        </TextField>
        <Button type="submit" className="button" isDisabled={text.trim() === ""}>
          {t.add}
        </Button>
      </Form>
      {isWrong && (
        <p role="alert" className="notice error">
          {t.wrong}
        </p>
      )}
    </section>
  );
}
