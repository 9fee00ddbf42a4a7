import { useEffect, useState } from "react";
import { Button, Form, Input, Label, TextField } from "react-aria-components";
import { addressOf } from "../../address.js";
import { texts, useTexts } from "../../language/language.js";
import { goTo } from "../../useAddress.js";

const TEXTS = texts(
  { label: "Request id of a prediction", show: "Show report" },
  { label: "Request-Id einer Vorhersage", show: "Bericht zeigen" },
);

export function RequestForm({ requestId = "" }: { readonly requestId?: string }) {
  const t = useTexts(TEXTS);
  const [value, setValue] = useState(requestId);
  useEffect(() => setValue(requestId), [requestId]);
  return (
    <Form
      className="request-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== "") goTo(addressOf(["report", value.trim()]));
      }}
    >
      <TextField value={value} onChange={setValue} name="requestId" autoComplete="off">
        <Label>{t.label}</Label>
        <Input spellCheck="false" />
      </TextField>
      <Button type="submit" className="button primary" isDisabled={value.trim() === ""}>
        {t.show}
      </Button>
    </Form>
  );
}
