import { Suspense, useEffect, useRef, useState } from "react";
import { Frame } from "./Frame.js";
import { firstLanguage, keepLanguage, type Language, LanguageContext } from "./language/language.js";
import { ErrorBoundary } from "./parts/ErrorBoundary.js";
import { Loading } from "./parts/Notice.js";
import { SignIn } from "./SignIn.js";
import { SessionContext } from "./session.js";
import { useAddress } from "./useAddress.js";
import { useSignIn } from "./useSignIn.js";
import { viewOf } from "./views.js";

/** The page: the same frame around each view. */
export function App() {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const { session, signIn, attempt } = useSignIn();
  const { path, parameters } = useAddress();
  const { name, View, needsService } = viewOf(path);
  const main = useRef<HTMLElement>(null);
  const place = JSON.stringify(path.slice(0, 2));
  const shown = useRef(place);
  useEffect(() => {
    document.documentElement.lang = language;
    keepLanguage(language);
  }, [language]);
  // who does not see that another view is there is told by the focus
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return (
    <LanguageContext value={language}>
      <SessionContext value={session}>
        <Frame view={name} language={language} setLanguage={setLanguage} main={main}>
          <ErrorBoundary key={window.location.hash}>
            <Suspense fallback={<Loading />}>
              {session === undefined && needsService ? (
                <SignIn signIn={signIn} attempt={attempt} />
              ) : (
                <View path={path.slice(1)} parameters={parameters} />
              )}
            </Suspense>
          </ErrorBoundary>
        </Frame>
      </SessionContext>
    </LanguageContext>
  );
}
