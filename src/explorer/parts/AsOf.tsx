import { useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { moment } from "../../report/words.js";
import { texts, useTexts } from "../language/language.js";
import { momentsBetween } from "./moments.js";

const TEXTS = texts(
  {
    slider: "As it stood (UTC)",
    day: "At the end of a day (UTC)",
    now: "As it is now",
    first: (facts: string) => `when the log had ${facts} facts`,
  },
  {
    slider: "Stand von (UTC)",
    day: "Am Ende eines Tages (UTC)",
    now: "Wie es jetzt ist",
    first: (facts) => `als das Log ${facts} Fakten hatte`,
  },
);

interface Props {
  /** A time, or how many facts the log had. */
  readonly asOf: string | undefined;
  /** When the first of what is shown was recorded; undefined while nothing is. */
  readonly earliest: string | undefined;
  readonly change: (asOf: string | undefined) => void;
}

/** Leads to the past, by a slider from the first fact that is shown to the present, or by a day. Asks once it is let go. */
export function AsOf({ asOf, earliest, change }: Props) {
  const t = useTexts(TEXTS);
  const [now] = useState(Date.now);
  const time = asOf !== undefined && Number.isFinite(Date.parse(asOf)) && !isCount(asOf) ? asOf : undefined;
  const start = [earliest, time].filter((one) => one !== undefined).sort()[0];
  const moments = useMemo(() => (start === undefined ? undefined : momentsBetween(start, now)), [start, now]);
  const asked = moments?.placeOf(time) ?? 0;
  const [place, setPlace] = useState(asked);
  useEffect(() => setPlace(asked), [asked]);
  const settle = () => {
    if (moments !== undefined && place !== asked) change(moments.at(place));
  };
  const chosen = moments !== undefined && place !== asked ? moments.at(place) : time;
  const said = isCount(asOf) && place === asked ? t.first(asOf ?? "") : chosen ? moment(chosen) : t.now;
  return (
    <div className="as-of">
      {moments !== undefined && moments.last > 0 && (
        <div>
          <label htmlFor="as-of-slider">{t.slider}</label>
          <input
            id="as-of-slider"
            type="range"
            min={0}
            max={moments.last}
            value={place}
            aria-valuetext={said}
            onChange={({ target }) => setPlace(Number(target.value))}
            onPointerUp={settle}
            onKeyUp={settle}
            onBlur={settle}
          />
        </div>
      )}
      <div>
        <label htmlFor="as-of-day">{t.day}</label>
        <input
          id="as-of-day"
          type="date"
          value={chosen?.slice(0, DAY) ?? ""}
          onChange={({ target }) => change(target.value === "" ? undefined : `${target.value}T23:59:59.999Z`)}
        />
      </div>
      <output htmlFor="as-of-slider as-of-day">{said}</output>
      {asOf !== undefined && (
        <Button className="button quiet" onPress={() => change(undefined)}>
          {t.now}
        </Button>
      )}
    </div>
  );
}

/** Of a time, the characters that say the day. */
const DAY = 10;

const isCount = (asOf: string | undefined): boolean => asOf !== undefined && /^\d+$/.test(asOf);
