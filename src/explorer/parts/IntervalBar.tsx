/** A value with the bounds of its interval; null is what is not defined. */
export interface Bounds {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const rounded = (value: number): string => value.toFixed(3);

export function said(interval: Bounds | null): string {
  if (interval === null || interval.value === null) return "–";
  const { value, low, high } = interval;
  return low === null || high === null
    ? rounded(value)
    : `${rounded(value)} (${rounded(low)} – ${rounded(high)})`;
}

const percent = (share: number): string => `${Math.min(1, Math.max(0, share)) * 100}%`;

/** A share with its interval, in figures and as a line from 0 to 1. */
export function IntervalBar({ interval }: { readonly interval: Bounds | null }) {
  if (interval === null || interval.value === null) return <>–</>;
  const { value, low, high } = interval;
  return (
    <span className="interval">
      {said(interval)}
      <span className="range" aria-hidden="true">
        {low !== null && high !== null && (
          <span className="span" style={{ left: percent(low), width: percent(high - low) }} />
        )}
        <span className="point" style={{ left: percent(value) }} />
      </span>
    </span>
  );
}
