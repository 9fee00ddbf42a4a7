import { join } from "node:path";
import { AtomicFile } from "../../files.js";
import { VERDICTS } from "../../report/completeness.js";
import { type Html, tag, text } from "../../report/formats/html/markup.js";
import { framed } from "../../report/formats/html/page.js";
import { count } from "./ingestProgress.js";
import { isMade, type Journal, type Result } from "./reportsJournal.js";
import { type Plan, type Planned, plannedOf } from "./reportsPlan.js";

/** What there is in all. */
export interface Totals {
  readonly made: number;
  readonly notMade: number;
  /** Of the reports that were made. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** In how many of them a gap is. */
  readonly gaps: Readonly<Record<string, number>>;
}

/** Rows of one page: a browser shows that many at once. */
const ROWS = 1_000;
/** Characters of a text that a cell shows. The whole of it is in `index.json`. */
const SHOWN = 120;

/** Writes `index.json`, and the same as pages for people. Throws where a report has no result yet. */
export async function writeIndex(
  folder: string,
  plan: Plan,
  journal: Journal,
  finishedAt: string,
): Promise<Totals> {
  const totals = await totalsOf(folder, plan, journal);
  const json = await AtomicFile.create(join(folder, "index.json"), false);
  try {
    const head = JSON.stringify({ ...headOf(plan, finishedAt), ...totals }, null, 2);
    await json.write(`${head.slice(0, -2)},\n  "predictions": [`);
    const pages = Math.max(1, Math.ceil(plan.chosen / ROWS));
    let rows: Html[] = [];
    let page = 1;
    const endPage = async () => {
      const file = await AtomicFile.create(join(folder, pageFile(page)), false);
      try {
        await file.write(pageOf(plan, finishedAt, totals, rows, page, pages));
        await file.end();
      } finally {
        await file[Symbol.asyncDispose]();
      }
      rows = [];
      page += 1;
    };
    for await (const [planned, result] of resultsOf(folder, plan, journal)) {
      const { place, requestId, timestamp, file } = planned;
      const told = isMade(result) ? { ...result, file } : result;
      await json.write(
        `${place === 1 ? "" : ","}\n    ${JSON.stringify({ ...told, place, requestId, timestamp })}`,
      );
      rows.push(rowOf(planned, result));
      if (rows.length === ROWS) await endPage();
    }
    if (page <= pages) await endPage();
    await json.write("\n  ]\n}\n");
    await json.end();
  } finally {
    await json[Symbol.asyncDispose]();
  }
  return totals;
}

async function* resultsOf(
  folder: string,
  plan: Plan,
  journal: Journal,
): AsyncGenerator<[planned: Planned, result: Result]> {
  for await (const planned of plannedOf(folder, plan)) {
    const result = await journal.at(planned.place);
    if (result === undefined) throw new TypeError(`report ${planned.place} has no result`);
    yield [planned, result];
  }
}

async function totalsOf(folder: string, plan: Plan, journal: Journal): Promise<Totals> {
  let [made, notMade] = [0, 0];
  const [verdicts, gaps] = [new Map<string, number>(), new Map<string, number>()];
  const countIn = (counts: Map<string, number>, name: string) =>
    counts.set(name, (counts.get(name) ?? 0) + 1);
  for await (const [, result] of resultsOf(folder, plan, journal))
    if (isMade(result)) {
      made += 1;
      countIn(verdicts, result.verdict);
      for (const { code } of result.gaps) countIn(gaps, code);
    } else notMade += 1;
  return { made, notMade, verdicts: Object.fromEntries(verdicts), gaps: Object.fromEntries(gaps) };
}

const headOf = ({ version: _, ...plan }: Plan, finishedAt: string) => ({ ...plan, finishedAt });

const pageFile = (page: number): string => (page === 1 ? "index.html" : `index-${page}.html`);

const TITLE = "Audit reports";

function pageOf(
  plan: Plan,
  finishedAt: string,
  totals: Totals,
  rows: readonly Html[],
  page: number,
  pages: number,
): Html {
  const links = Array.from({ length: pages }, (_, i) => {
    const from = count(i * ROWS + 1);
    const said = pages === 1 ? "All" : `${from} to ${count(Math.min((i + 1) * ROWS, plan.chosen))}`;
    return tag("li", {}, tag("a", { href: pageFile(i + 1) }, text(said)));
  });
  const headings = ["No.", "Prediction", "Answered", "Verdict", "Gaps", "SHA-256 of the file"];
  return framed(pages === 1 ? TITLE : `${TITLE}, page ${page} of ${pages}`, [
    tag("header", {}, tag("h1", {}, TITLE), ...(page === 1 ? about(plan, finishedAt, totals) : [])),
    tag("nav", { "aria-label": "Pages" }, tag("p", {}, "Reports"), tag("ol", {}, ...links)),
    tag(
      "main",
      {},
      tag("h2", {}, "Reports"),
      rows.length === 0
        ? tag("p", {}, "There is no such prediction.")
        : tag(
            "div",
            { class: "wide" },
            tag(
              "table",
              {},
              tag(
                "thead",
                {},
                tag("tr", {}, ...headings.map((heading) => tag("th", { scope: "col" }, text(heading)))),
              ),
              tag("tbody", {}, rows.join("\n")),
            ),
          ),
    ),
  ]);
}

function about(plan: Plan, finishedAt: string, { made, notMade, verdicts, gaps }: Totals): Html[] {
  const { asked, asOf, log, by } = plan;
  const counted = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, times]) => `${name} ${count(times)}`)
      .join(", ") || "none";
  const rows: readonly (readonly [string, string])[] = [
    ["Predictions", populationOf(plan)],
    ["Reports", sampleOf(plan)],
    ["State of the log", `its first ${count(asOf)} facts; what was recorded later is in no report`],
    ["Log", log.origin],
    ["Verifier key", `${log.verifierKey} (for comparison: get it from someone you trust)`],
    ["Made by", `${by.principal}${by.userAgent === null ? "" : ` (${by.userAgent})`}`],
    ["Made", `${plan.begunAt} to ${finishedAt}`],
    ["In the access audit", `accesses with the operation ${plan.operation}`],
    ["Made, and not made", `${count(made)} made, ${count(notMade)} that could not be made`],
    ["Verdicts", counted(verdicts)],
    ["Reports with a gap", counted(gaps)],
    ["To check a report", `proofline verify FILE --vkey KEY; this page as data: index.json`],
    ["Format", asked.format],
  ];
  return [
    tag(
      "dl",
      {},
      ...rows.map(([name, said]) => tag("div", {}, tag("dt", {}, name), tag("dd", {}, text(said)))),
    ),
    tag("p", {}, `Checkpoint of ${count(log.size)} facts:`),
    tag("pre", {}, text(log.checkpoint, true)),
  ];
}

function populationOf({ asked, population }: Plan): string {
  const { deployment, modelVersion, from, to } = asked;
  const named = [
    ...(deployment === null ? [] : [`of deployment ${clipped(deployment)}`]),
    ...(modelVersion === null ? [] : [`of model version ${clipped(modelVersion)}`]),
    ...(from === null ? [] : [`from ${from}`]),
    ...(to === null ? [] : [`before ${to}`]),
  ];
  return `${count(population)} ${named.join(", ") || "in the whole log"}`;
}

function sampleOf({ asked: { sample, seed }, chosen, population }: Plan): string {
  if (sample === null) return "of all of them";
  if (chosen === population) return `of all of them: there are not more than the sample of ${count(sample)}`;
  return `of a uniform sample of ${count(chosen)}: those with the lowest SHA-256 of [${seed}, request id] (RFC 8785)`;
}

function rowOf({ place, requestId, timestamp, file }: Planned, result: Result): Html {
  const name = text(clipped(requestId));
  const cells = isMade(result)
    ? [
        tag("a", { href: file }, name),
        text(timestamp),
        text(wordsOf(result.verdict)),
        text(
          result.gaps.map(({ code, count: times }) => (times === 1 ? code : `${code} ×${times}`)).join(", "),
        ),
        tag("code", {}, text(result.sha256)),
      ]
    : [
        name,
        text(timestamp),
        tag("strong", {}, text(`not made: ${result.error.code}`)),
        text(clipped(result.error.message)),
        "",
      ];
  return tag("tr", {}, tag("td", {}, text(count(place))), ...cells.map((cell) => tag("td", {}, cell)));
}

const wordsOf = (verdict: string): string =>
  Object.entries(VERDICTS).find(([name]) => name === verdict)?.[1] ?? verdict;

/** By code points, so that no half of a pair is left. */
function clipped(said: string): string {
  if (said.length <= SHOWN) return said;
  return `${[...said.slice(0, 2 * SHOWN)].slice(0, SHOWN).join("")}… (${count(said.length)} characters)`;
}
