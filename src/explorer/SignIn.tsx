import { useState } from "react";
import { Button, Form, Input, Label, TextField } from "react-aria-components";
import { texts, useTexts } from "./language/language.js";
import { Failure, Loading } from "./parts/Notice.js";
import type { Attempt } from "./useSignIn.js";

const TEXTS = texts(
  {
    title: "Sign in",
    why: "This service answers whoever shows who they are. Paste an API key, or a token of your identity provider: it stays in this page's memory, and is gone when the page is closed.",
    key: "API key or token",
    signIn: "Sign in",
    wrong:
      "The key was not accepted: it is mistyped, revoked or expired. Ask an administrator for a new one.",
  },
  {
    title: "Anmelden",
    why: "Dieser Dienst antwortet nur denen, die sich ausweisen. Fügen Sie einen API-Schlüssel ein oder ein Token Ihres Identitätsdienstes: Er bleibt im Speicher dieser Seite und ist fort, sobald sie geschlossen wird.",
    key: "API-Schlüssel oder Token",
    signIn: "Anmelden",
    wrong:
      "Der Schlüssel wurde nicht angenommen: Er ist falsch eingegeben, widerrufen oder abgelaufen. Bitten Sie einen Administrator um einen neuen.",
  },
);

interface Props {
  readonly signIn: (key?: string) => Promise<void>;
  readonly attempt: Attempt;
}

export function SignIn({ signIn, attempt: { isUnderWay, withKey, error } }: Props) {
  const t = useTexts(TEXTS);
  const [key, setKey] = useState("");
  if (isUnderWay && !withKey) return <Loading />;
  if (error !== undefined && error.code !== "UNAUTHENTICATED" && !withKey)
    return <Failure error={error} again={() => void signIn()} />;
  return (
    <div className="sign-in">
      <h1>{t.title}</h1>
      <p>{t.why}</p>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(key.trim());
        }}
      >
        <TextField value={key} onChange={setKey} type="password" isRequired name="key" autoComplete="off">
          <Label>{t.key}</Label>
          <Input spellCheck="false" />
        </TextField>
        <Button type="submit" className="button primary" isDisabled={isUnderWay || key.trim() === ""}>
          {t.signIn}
        </Button>
      </Form>
      {withKey && error?.code === "UNAUTHENTICATED" && (
        <p role="alert" className="notice error">
          {t.wrong}
        </p>
      )}
      {withKey && error !== undefined && error.code !== "UNAUTHENTICATED" && <Failure error={error} />}
    </div>
  );
}
