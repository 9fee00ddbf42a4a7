import { moment } from "../../report/words.js";
import { useLanguage } from "../language/language.js";

/** A time in UTC, with the reader's own beside it where that differs. */
export function Time({ at }: { readonly at: string }) {
  const language = useLanguage();
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <bdi>{at}</bdi>;
  return (
    <time dateTime={at}>
      {moment(date.toISOString())}
      {date.getTimezoneOffset() !== 0 && (
        <span className="local">
          {" "}
          {date.toLocaleString(language, { dateStyle: "short", timeStyle: "short" })}
        </span>
      )}
    </time>
  );
}
