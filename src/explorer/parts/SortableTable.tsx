import { type ReactNode, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { texts, useTexts } from "../language/language.js";
import { csvOf } from "./csv.js";
import { download } from "./download.js";

const TEXTS = texts(
  { csv: "Download as CSV", more: "Show more", shown: (shown: number, of: number) => `${shown} of ${of}` },
  { csv: "Als CSV herunterladen", more: "Mehr zeigen", shown: (shown, of) => `${shown} von ${of}` },
);

export interface Column<Row> {
  readonly name: string;
  /** What it is sorted by, and what a CSV file has. */
  readonly text: (row: Row) => string | number;
  /** What is shown; the text, where it is not given. */
  readonly cell?: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly caption: string;
  /** The name of the CSV file, without its ending. Undefined where there is none. */
  readonly file?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
}

/** So many rows at a time are shown: a browser takes long for thousands. */
const STEP = 200;

/** A table that is sorted by the heads of its columns, and goes along as a file. */
export function SortableTable<Row>({ caption, file, columns, rows, idOf }: Props<Row>) {
  const t = useTexts(TEXTS);
  const [order, setOrder] = useState<{ readonly column: number; readonly isDown: boolean }>();
  const [shown, setShown] = useState(STEP);
  const sorted = useMemo(() => {
    const column = order && columns[order.column];
    if (column === undefined) return rows;
    const compared = [...rows].sort((a, b) => compare(column.text(a), column.text(b)));
    return order?.isDown ? compared.reverse() : compared;
  }, [rows, columns, order]);
  return (
    <div className="table">
      <div className="scroll">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ name }, i) => (
                <th
                  key={name}
                  scope="col"
                  aria-sort={order?.column === i ? (order.isDown ? "descending" : "ascending") : undefined}
                >
                  <button
                    type="button"
                    onClick={() => setOrder({ column: i, isDown: order?.column === i && !order.isDown })}
                  >
                    {name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((row) => (
              <tr key={idOf(row)}>
                {columns.map(({ name, text, cell }) => (
                  <td key={name}>{cell === undefined ? <bdi>{text(row)}</bdi> : cell(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="table-end">
        {sorted.length > shown && (
          <Button className="button quiet" onPress={() => setShown(shown + STEP)}>
            {t.more} ({t.shown(shown, sorted.length)})
          </Button>
        )}
        {file !== undefined && rows.length > 0 && (
          <Button
            className="button quiet"
            onPress={() =>
              download(
                `${file}.csv`,
                "text/csv",
                csvOf([
                  columns.map(({ name }) => name),
                  ...sorted.map((row) => columns.map(({ text }) => text(row))),
                ]),
              )
            }
          >
            {t.csv}
          </Button>
        )}
      </p>
    </div>
  );
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : Number(left > right);
}
