import { sha256Hex } from "#sha256";
import type { LineageEvent } from "./event.js";

/** References to events that one fact has at most. */
const MAX_TOLD = 128;

/** The events that said something first, of a run and of each of its data sets, in the order in which they are told. */
export class Told {
  readonly #seen = new Set<string>();
  readonly #run: string[] = [];
  readonly #datasets = new Map<string, string[]>();

  add(event: LineageEvent): void {
    // a run of very many events costs no more than of some
    if (this.#run.length >= MAX_TOLD) {
      for (const { name } of [...event.inputs, ...event.outputs])
        if (!this.#datasets.has(name)) push(this.#datasets, name, event.key);
      return;
    }
    const said = [
      event.eventType,
      ...statements("run", event.runFacets),
      ...statements("job", event.jobFacets),
    ];
    const sides = [
      ["input", event.inputs],
      ["output", event.outputs],
    ] as const;
    let isNew = this.#isNew(said);
    for (const [side, datasets] of sides)
      for (const { name, facets, inputFacets, outputFacets } of datasets) {
        const about = `${side} ${name}`;
        const parts = [about, facets, inputFacets, outputFacets].flatMap((part) =>
          typeof part === "string" ? [part] : statements(about, part),
        );
        if (!this.#isNew(parts)) continue;
        isNew = true;
        push(this.#datasets, name, event.key);
      }
    if (isNew) this.#run.push(event.key);
  }

  /** Of a run, at most as many as a fact refers to, with the event by which the run is known to be over. */
  ofRun(last: string, limit: number): readonly string[] {
    const most = Math.min(limit, MAX_TOLD);
    const first = this.#run.slice(0, most);
    return first.includes(last) ? first : [...first.slice(0, most - 1), last];
  }

  ofDataset(name: string): readonly string[] {
    return this.#datasets.get(name) ?? [];
  }

  #isNew(said: readonly string[]): boolean {
    const before = this.#seen.size;
    for (const statement of said) this.#seen.add(sha256Hex(statement));
    return this.#seen.size > before;
  }
}

const statements = (about: string, facets: object): string[] =>
  Object.entries(facets).map(([name, facet]) => `${about} ${name} ${JSON.stringify(facet)}`);

function push(lists: Map<string, string[]>, name: string, key: string): void {
  const known = lists.get(name);
  if (known === undefined) lists.set(name, [key]);
  else if (known.at(-1) !== key) known.push(key);
}
