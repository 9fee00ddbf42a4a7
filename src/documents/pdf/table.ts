import type { Block } from "../../report/document/model.js";
import { type Line, widestAtom, widthOf } from "./lines.js";
import { inlineRuns, type Run, runsOf } from "./runs.js";
import type { Element, Sheet } from "./sheet.js";

type Table = Extract<Block, { type: "table" }>;

const SIZE = 8;
const GAP = 8;
/** A column is not made wider than this for what it may break. */
const WIDEST_ATOM = 110;

/** A table over as many pages as it takes: its head is on each of them, and a row that no page has place for goes on on the next. */
export async function drawTable({ columns, rows }: Table, sheet: Sheet): Promise<void> {
  const heads = columns.map((column) =>
    runsOf(column, sheet.fonts, { font: "bold", size: SIZE, color: "soft" }),
  );
  const cells = rows.map((row) => row.map((cell) => inlineRuns(cell, sheet.fonts, { size: SIZE })));
  const widths = columnWidths(heads, cells, sheet);
  const table = sheet.element("Table");
  const linesOfRow = (row: readonly (readonly Run[])[]): Row =>
    row.map((runs, i) => sheet.lines(runs, widths[i] ?? 0));
  const head = linesOfRow(heads);
  const first = cells[0] === undefined ? 0 : Math.min(heightOf(linesOfRow(cells[0])), 120);
  sheet.space(4);
  sheet.need(heightOf(head) + first + 12);

  const headRow = sheet.element("TR", sheet.element("THead", table));
  const headCells = columns.map(() => sheet.element("TH", headRow, COLUMN_SCOPE));
  drawRow(sheet, head, widths, (i, draw) => sheet.content(headCells[i] ?? headRow, draw), 0.8);
  const again = () => {
    sheet.newPage();
    // for eyes only: the structure has one head
    drawRow(sheet, head, widths, (_, draw) => sheet.artifact(draw, "Pagination"), 0.8);
  };
  const body = sheet.element("TBody", table);
  for (const cellsOfRow of cells) {
    const row = sheet.element("TR", body);
    const elements = cellsOfRow.map(() => sheet.element("TD", row));
    await drawOverPages(sheet, linesOfRow(cellsOfRow), widths, elements, again);
  }
  sheet.space(9);
}

/** What pdfkit knows of an element beyond what its types say. */
const COLUMN_SCOPE: PDFKit.Mixins.StructureElementOptions & { readonly scope: "Column" } = {
  scope: "Column",
};

type Row = readonly (readonly Line[])[];

const heightOf = (row: Row): number =>
  Math.max(0, ...row.map((lines) => lines.reduce((sum, { height }) => sum + height, 0)));

/** A row, in pieces where it does not fit on one page. */
async function drawOverPages(
  sheet: Sheet,
  row: Row,
  widths: readonly number[],
  elements: readonly Element[],
  nextPage: () => void,
): Promise<void> {
  let left = row;
  const page = sheet.bottom - sheet.top - 60;
  if (sheet.y + heightOf(row) + 5 > sheet.bottom && (heightOf(row) < page || sheet.bottom - sheet.y < 60))
    nextPage();
  let isFirst = true;
  while (isFirst || left.some(({ length }) => length > 0)) {
    if (!isFirst) nextPage();
    isFirst = false;
    const slice = left.map((lines) => sheet.fitting(lines, 0, sheet.bottom - 5));
    left = left.map((lines, i) => lines.slice(slice[i]?.length ?? 0));
    drawRow(sheet, slice, widths, (i, draw) => {
      const element = elements[i];
      if (element !== undefined) sheet.content(element, draw);
    });
    await sheet.turn();
  }
}

function drawRow(
  sheet: Sheet,
  row: Row,
  widths: readonly number[],
  content: (column: number, draw: () => void) => void,
  weight = 0.3,
): void {
  let x = sheet.left;
  const top = sheet.y + 2;
  for (const [i, lines] of row.entries()) {
    const at = x;
    if (lines.length > 0) content(i, () => sheet.draw(lines, at, top));
    x += (widths[i] ?? 0) + GAP;
  }
  sheet.y = top + heightOf(row) + 2;
  sheet.artifact(() => sheet.rule(sheet.y, weight));
}

/** As wide as what they hold, or else what there is shared out: no column below its widest word, as far as there is place. */
function columnWidths(
  heads: readonly (readonly Run[])[],
  rows: readonly (readonly (readonly Run[])[])[],
  sheet: Sheet,
): number[] {
  const all = heads.map((head, i) => [head, ...rows.map((row) => row[i] ?? [])]);
  const wanted = all.map((cells) => Math.max(...cells.map((runs) => widthOf(runs, sheet.measure))) + 1);
  const space = sheet.width - GAP * (heads.length - 1);
  if (sum(wanted) <= space) return wanted;
  const least = all.map((cells) =>
    Math.min(WIDEST_ATOM, Math.max(...cells.map((runs) => widestAtom(runs, sheet.measure))) + 1),
  );
  if (sum(least) >= space) return least.map((width) => (width * space) / sum(least));
  const more = wanted.map((width, i) => Math.max(0, Math.min(width, space) - (least[i] ?? 0)));
  return least.map((width, i) => width + ((more[i] ?? 0) * (space - sum(least))) / sum(more));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
