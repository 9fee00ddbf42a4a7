import { once } from "node:events";
import { badInputAt } from "../../facts/error.js";
import { FACT_KINDS, isFactKind } from "../../facts/kind.js";
import { at, listAt, type ServiceAddress, type ServiceOptions, send, serviceOf } from "../client.js";
import { namingFlags } from "../flags.js";
import { configOf, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { shown, shownJson } from "../terminal.js";
import { type Asked, type GivenRange, PAGE, type Source } from "./impactSource.js";

export interface ImpactOptions extends ServiceOptions, Options {
  readonly dataFrom?: string;
  readonly dataTo?: string;
  readonly servedFrom?: string;
  readonly servedTo?: string;
  readonly asOf?: string;
  readonly ndjson?: true;
  readonly after?: string;
}

/** Where each of these places in the query comes from. */
const FLAGS = {
  "data.from": "--data-from",
  "data.to": "--data-to",
  data: "--data-from and --data-to",
  "served.from": "--served-from",
  "served.to": "--served-to",
  "asOf.time": "--as-of",
  after: "--after",
};

/** Prints what rests on a fact: how many of each kind, or the predictions in pages. */
export async function impactAction(kind: string, key: string, options: ImpactOptions): Promise<void> {
  const { ndjson = false, after = null } = options;
  if (after !== null && !ndjson) throw badInputAt("--after", "is for --ndjson");
  const asked = askedFor(kind, key, options);
  const position = { after };
  const print = (source: Source) =>
    ndjson ? printPredictions(source, position) : printCounts(source, asked);
  const there = (service: ServiceAddress) => print(served(service, asked));
  const service = await serviceOf(options);
  await namingFlags(FLAGS, () =>
    service === undefined ? impactHere(options, asked, there, print) : there(service),
  );
}

function impactHere(
  options: ImpactOptions,
  asked: Asked,
  there: (running: ServiceAddress) => Promise<void>,
  print: (source: Source) => Promise<void>,
): Promise<void> {
  const config = configOf(options);
  return askOrOpen(config, there, async () =>
    (await import("./impactFromStore.js")).impactFromStore(config, asked, print),
  );
}

function askedFor(kind: string, key: string, options: ImpactOptions): Asked {
  if (!isFactKind(kind)) throw badInputAt("<kind>", `must be one of ${FACT_KINDS.join(", ")}`);
  const { dataFrom, dataTo, servedFrom, servedTo, asOf } = options;
  return {
    kind,
    key,
    data: rangeGiven(dataFrom, dataTo),
    served: rangeGiven(servedFrom, servedTo),
    asOf: asOf === undefined ? null : { time: asOf },
  };
}

const rangeGiven = (from: string | undefined, to: string | undefined): GivenRange | null =>
  from === undefined && to === undefined ? null : { from: from ?? null, to: to ?? null };

async function printCounts({ count }: Source, { kind, key, data }: Asked): Promise<void> {
  const { counts, undated } = await count();
  const name = shown(`${kind} ${key}`);
  if (counts.length === 0) console.log(`nothing rests on ${name}`);
  else console.log(`on ${name} rest:`);
  const width = Math.max(...counts.map((one) => String(one.count).length));
  for (const one of counts) console.log(`  ${String(one.count).padStart(width)}  ${one.kind}`);
  if (data !== null && undated > 0)
    console.log(
      undated === 1
        ? "1 reference to it does not say which data it used: it may have used these, and counts"
        : `${undated} references to it do not say which data they used: they may have used these, and count`,
    );
}

/**
 * No more than a page is held, however slowly it is read.
 *
 * @param position where it goes on, and with it what is printed is not printed again by another source
 */
async function printPredictions({ page }: Source, position: { after: string | null }): Promise<void> {
  for (;;) {
    const { affected, hasNext } = await page(position.after);
    const last = affected.at(-1);
    if (last !== undefined) position.after = last.cursor;
    const lines = affected.map((one) => `${shownJson(one, 0)}\n`).join("");
    if (!process.stdout.write(lines)) await once(process.stdout, "drain");
    if (!hasNext || last === undefined) return;
  }
}

const ARGUMENTS = "$kind: FactKind!, $key: ID!, $data: TimeRange, $served: TimeRange, $asOf: AsOf";
const IMPACT = "impact(kind: $kind, key: $key, data: $data, served: $served, asOf: $asOf)";
const COUNTS = `query impact(${ARGUMENTS}) { ${IMPACT} { counts { kind count } undated } }`;
const PREDICTIONS = `query impact(${ARGUMENTS}, $first: Int!, $after: String) {
  ${IMPACT} { predictions(first: $first, after: $after) { edges { cursor node { key } } pageInfo { hasNextPage } } }
}`;

const served = (service: ServiceAddress, asked: Asked): Source => ({
  count: async () => {
    const impact = at(await send(service, COUNTS, { ...asked }), "impact");
    return { counts: listAt(impact, "counts").map(kindCount), undated: Number(at(impact, "undated")) };
  },
  page: async (after) => {
    const answer = await send(service, PREDICTIONS, { ...asked, first: PAGE, after });
    const page = at(answer, "impact", "predictions");
    return {
      affected: listAt(page, "edges").map((edge) => ({
        requestId: String(at(edge, "node", "key")),
        cursor: String(at(edge, "cursor")),
      })),
      hasNext: at(page, "pageInfo", "hasNextPage") === true,
    };
  },
});

const kindCount = (one: unknown) => ({
  kind: String(at(one, "kind")),
  count: Number(at(one, "count")),
});
