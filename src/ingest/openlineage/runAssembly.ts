import { ProoflineError } from "../../facts/error.js";
import { memberName } from "../../facts/kind.js";
import { SERVICE } from "../../facts/role.js";
import type { Graph } from "../../graph/graph.js";
import { nextTurn } from "../../graph/nextTurn.js";
import {
  type DueRun,
  finishRuns,
  postponeRuns,
  type RunDone,
  readRunEvents,
  readStoredRuns,
  type StoredEvent,
  type StoredRun,
} from "../../graph/openLineage/runs.js";
import { readWriters } from "../../graph/openLineage/world.js";
import type { Recorder } from "../../graph/recorder/recorder.js";
import { type AssembleOptions, assembleRun } from "./assemble.js";
import { whatMore } from "./late.js";
import { lookUp } from "./lookUp.js";
import { type RunPart, readRun } from "./run.js";
import { lateEvents, lostWords, newParts, openRun, type Work } from "./work.js";
import type { World } from "./world.js";

export interface AssemblerSettings extends AssembleOptions {
  /** How long a run must be quiet that is over. */
  readonly settleMs: number;
}
export type Report = (message: string, cause: unknown) => void;

/** Events that are read at a time, of several runs or of one. */
const TOGETHER = 2_000;
const EVENTS = 10_000;
const EVENT_BYTES = 32 * 1024 * 1024;
/** Another process, or a client, may record at the same time what this one found missing. */
const ATTEMPTS = 3;
/** A run waits so long, at most, for others that may have written what it read. */
const PATIENCE_MS = 30_000;
const WAIT_MS = 250;
/** Runs that are put together before others have their turn. */
const TURN = 20;
/** Of late events, how many others each is held against at a time; the rest has its turn later. */
const COMPARISONS = 20_000;

/** Puts runs together that are due, and says of each what came of it. */
export class RunAssembly {
  readonly #graph: Graph;
  readonly #recorder: Recorder;
  readonly #settings: AssemblerSettings;
  readonly #report: Report;
  #isSoon = false;

  constructor(graph: Graph, recorder: Recorder, settings: AssemblerSettings, report: Report) {
    this.#graph = graph;
    this.#recorder = recorder;
    this.#settings = settings;
    this.#report = report;
  }

  /**
   * Throws UNAVAILABLE; what is wrong with one run is said of it, and the others go on. Resolves to whether some waited for
   * others of these alone, and can be put together at once.
   */
  async assemble(due: readonly DueRun[]): Promise<boolean> {
    this.#isSoon = false;
    let together: DueRun[] = [];
    let events = 0;
    for (const run of due) {
      if (events + run.events > TOGETHER && together.length > 0) {
        await this.#assembleTogether(together);
        together = [];
        events = 0;
      }
      together.push(run);
      events += run.events;
    }
    await this.#assembleTogether(together);
    return this.#isSoon;
  }

  async #assembleTogether(due: readonly DueRun[]): Promise<void> {
    const works = await this.#read(due);
    if (works === undefined) {
      for (const one of due) await this.#assembleTogether([one]);
      return;
    }
    const keysOf = ({ due, parts }: Work) => [due.runId, ...parts.map(({ key }) => key)];
    const stored = await readStoredRuns(this.#graph, [...new Set(works.flatMap(keysOf))]);
    const storedOf = (work: Work) => stored.filter(({ key }) => keysOf(work).includes(key));
    const ready = await this.#withoutWaiting(works, storedOf);
    const parts = ready.flatMap((work) => newParts(work, storedOf(work)));
    const worlds = new Map((await lookUp(this.#graph, parts)).map((world, i) => [parts[i], world]));
    const underWay: Promise<RunDone>[] = [];
    for (const [i, work] of ready.entries()) {
      const done = this.#finish(work, storedOf(work), worlds);
      // it is awaited with the others
      done.catch(() => {});
      underWay.push(done);
      if (i % TURN === TURN - 1) await nextTurn();
    }
    await finishRuns(this.#graph, await Promise.all(underWay), this.#settings.settleMs);
  }

  /** Undefined where several runs have more events than are read at a time. */
  async #read(due: readonly DueRun[]): Promise<readonly Work[] | undefined> {
    const runs = due.map(({ runId, lastIndex, readTo, isStream }) => ({
      runId,
      lastIndex,
      runningAfter: isStream ? readTo : -1,
    }));
    const { events, isCut } = await readRunEvents(this.#graph, runs, EVENTS, EVENT_BYTES);
    if (isCut && due.length > 1) return undefined;
    const byRun = new Map(due.map(({ runId }): [string, StoredEvent[]] => [runId, []]));
    for (const event of events) byRun.get(event.runId)?.push(event);
    const works: Work[] = [];
    for (const run of due) {
      works.push(openRun(run, byRun.get(run.runId) ?? [], isCut));
      await nextTurn();
    }
    return works;
  }

  /** Those that need not wait for others, which may have written what they read and are not put together yet. */
  async #withoutWaiting(
    works: readonly Work[],
    storedOf: (work: Work) => readonly StoredRun[],
  ): Promise<readonly Work[]> {
    const reads = works
      .filter(({ due }) => due.waitedMs < PATIENCE_MS)
      .flatMap((work) => newParts(work, storedOf(work)))
      .flatMap(({ runId, began, inputs }) =>
        inputs.map(({ name }) => ({ runId, dataset: name, began: Date.parse(began) })),
      );
    if (reads.length === 0) return works;
    const writers = await readWriters(this.#graph, reads);
    const here = new Set(works.map(({ due }) => due.runId));
    const ready = works.filter(({ due }) => !writers.has(due.runId));
    // runs whose times say that each is before the other wait for nothing
    const isSoon = (runs: readonly string[]) => ready.length > 0 && runs.every((run) => here.has(run));
    await postponeRuns(
      this.#graph,
      [...writers].map(([runId, runs]) => ({ runId, delayMs: isSoon(runs) ? 0 : WAIT_MS })),
    );
    this.#isSoon ||= [...writers.values()].some(isSoon);
    return ready;
  }

  async #finish(
    work: Work,
    stored: readonly StoredRun[],
    worlds: ReadonlyMap<RunPart | undefined, World>,
  ): Promise<RunDone> {
    const { due, parts, readTo } = work;
    const isStream = due.isStream || parts.some(({ ended }) => ended === undefined);
    const done = (isPending: boolean, reason: string | undefined, to = readTo): RunDone => ({
      runId: due.runId,
      readTo: to,
      isPending,
      isStream,
      reason: reason ?? null,
    });
    try {
      if (work.reason !== undefined && stored.length === 0) return done(true, work.reason);
      const foreign = stored.find(
        ({ key }) => !stored.some((one) => one.key === key && one.toldBy.length > 0),
      );
      if (foreign !== undefined)
        return done(
          true,
          `${foreign.kind} ${foreign.key} was recorded by somebody, and not put together from events`,
        );
      const reasons: string[] = [];
      for (const part of newParts(work, stored))
        reasons.push(...(await this.#record(part, worlds.get(part))));
      const to = stored.length === 0 ? readTo : await this.#recordLate(work, stored);
      if (reasons.length > 0) return done(true, reasons[0], to);
      if (work.lost > 0 && parts.length > 0) this.#say(due.runId, lostWords(work.lost));
      const isOver =
        parts.some(({ ended }) => ended !== undefined) || stored.some(({ key }) => key === due.runId);
      return done(!isOver, undefined, to);
    } catch (error) {
      if (error instanceof ProoflineError && error.code === "UNAVAILABLE") throw error;
      this.#report(`the OpenLineage run ${due.runId} can't be put together`, error);
      return done(true, "it can't be put together: the service's own log says why");
    }
  }

  /** Records the facts of a part of a run, all or none; resolves to the reasons why they can't be. */
  async #record(part: RunPart, known: World | undefined): Promise<string[]> {
    let world = known;
    for (let attempt = 1; ; attempt++) {
      world ??= (await lookUp(this.#graph, [part]))[0];
      if (world === undefined) throw new ProoflineError("INTERNAL", "nothing was looked up");
      const assembled = assembleRun(part, world, this.#settings);
      if ("reason" in assembled) return [assembled.reason];
      try {
        await this.#recorder.record(assembled.facts, SERVICE);
        for (const what of assembled.leftOut) this.#say(part.key, what);
        return [];
      } catch (error) {
        if (!(error instanceof ProoflineError) || error.code === "UNAVAILABLE" || error.code === "INTERNAL")
          throw error;
        if (error.code !== "CONFLICT") return [error.message];
        // another process may have put it together, of more events or fewer
        if (await this.#isAssembled(part.key)) return [];
        if (attempt === ATTEMPTS) return [error.message];
        world = undefined;
      }
    }
  }

  #say(run: string, what: string): void {
    this.#report(
      `the facts of the OpenLineage run ${run} don't hold all`,
      new ProoflineError("NOT_FOUND", what),
    );
  }

  async #isAssembled(key: string): Promise<boolean> {
    return (await readStoredRuns(this.#graph, [key])).some(({ toldBy }) => toldBy.length > 0);
  }

  /** Records what events say more that came when the run's facts were there. Resolves to the index up to which it looked. */
  async #recordLate(work: Work, stored: readonly StoredRun[]): Promise<number> {
    const { before, late } = lateEvents(work, stored);
    const known = before.map(({ event }) => event);
    const now = late.slice(0, Math.max(1, Math.floor(COMPARISONS / (known.length + 1))));
    if (now.length === 0) return work.readTo;
    const run = readRun([...known, ...now.map(({ event }) => event)]);
    const worlds = "reason" in run ? [] : await lookUp(this.#graph, run.parts);
    const world = worlds.reduce(merged, NOTHING);
    for (const { event } of now) {
      const { runs, says } = whatMore(known, event, world, this.#settings);
      if (runs.length > 0 && says.length > 0)
        await this.#recordLateEvent({
          key: event.key,
          run: runs.map(({ kind, key }) => ({ [memberName(kind)]: key })),
          event: event.key,
          says,
        });
      known.push(event);
      await nextTurn();
    }
    return now.length === late.length ? work.readTo : (now.at(-1)?.index ?? work.readTo);
  }

  async #recordLateEvent(input: Readonly<Record<string, unknown>>): Promise<void> {
    try {
      await this.#recorder.record([{ kind: "LateEvent", input, path: "lateEvent" }], SERVICE);
    } catch (error) {
      // found before, when less was recorded to compare it with, it stays as it was
      if (!(error instanceof ProoflineError && error.code === "CONFLICT")) throw error;
    }
  }
}

const NOTHING: World = { versions: new Set(), written: new Set(), current: new Map(), tables: new Set() };
const merged = (a: World, b: World): World => ({
  versions: new Set([...a.versions, ...b.versions]),
  written: new Set([...a.written, ...b.written]),
  current: new Map([...a.current, ...b.current]),
  tables: new Set([...a.tables, ...b.tables]),
});
