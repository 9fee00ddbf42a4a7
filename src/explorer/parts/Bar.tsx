const DIGITS = 4;

/** A number, and where it is a share a bar beside it. */
export function Bar({ value }: { readonly value: number | string }) {
  if (typeof value !== "number") return <>{value}</>;
  const isShare = value >= 0 && value <= 1;
  return (
    <span className="bar-value">
      <span className="number">{Number.isInteger(value) ? value : value.toFixed(DIGITS)}</span>
      {isShare && (
        <span className="bar" aria-hidden="true">
          <span style={{ width: `${value * 100}%` }} />
        </span>
      )}
    </span>
  );
}
