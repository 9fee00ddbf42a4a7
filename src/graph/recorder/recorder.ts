import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ProoflineError } from "../../facts/error.js";
import type { Principal } from "../../facts/role.js";
import type { Telemetry } from "../../telemetry/telemetry.js";
import { type Span, traced } from "../../telemetry/tracing.js";
import { isServerFailure, storeError } from "../errors.js";
import type { Graph } from "../graph.js";
import { checkWritable } from "../writable.js";
import { type PlanAhead, planAhead } from "./ahead.js";
import { agreedTime, type Clock } from "./clock.js";
import { commitGroup } from "./commit.js";
import type { FactInput } from "./factInput.js";
import type { Plan } from "./plan.js";
import { Queue, type Waiting } from "./queue.js";
import {
  type BatchOptions,
  prepareInTurns,
  type Random,
  type Receipt,
  type Submission,
  seedsFrom,
} from "./submission.js";

/** How long a transaction waits for the callers of the last one. */
const GATHER_MS = 5;

/** After another process moved the log's head, so many groups are planned under its lock: planned ahead they would be for nothing. */
const GROUPS_UNDER_LOCK = 16;

/** A smaller group that nothing is committed before costs less when it is read and planned under the lock at once. */
const WORTH_PLANNING = 500;

/** A group that is being committed. */
interface Committing {
  /** What was planned ahead for it, if it was. */
  readonly plan: Plan | undefined;
  /** Whether that was committed, and nothing else. Never rejects. */
  readonly committed: Promise<boolean>;
  /** Of the one before it. */
  readonly before: Promise<boolean> | undefined;
}

const factsIn = (group: readonly Waiting[]): number =>
  group.reduce((sum, { submission }) => sum + submission.facts.length, 0);
const submissionsOf = (group: readonly Waiting[]): Submission[] => group.map(({ submission }) => submission);

/**
 * The only way to write facts. While one transaction commits, arriving submissions queue; the next transaction takes all
 * that fit. It is planned while the last one commits, from what that makes of the log, and takes the lock for its writes alone;
 * where another process wrote in the meantime it is planned again under the lock.
 */
export class Recorder implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #clock: Clock;
  readonly #queue = new Queue();
  #running: Promise<void> | undefined;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  /** Groups that are not planned ahead, since another process writes too. */
  #contended = 0;

  readonly #newSeed: () => string;
  readonly #committed: (size: number) => void;

  /**
   * @param committed is told the log's size after each transaction that made it grow
   * @param random of which salts are made
   */
  constructor(
    graph: Graph,
    clock: Clock,
    committed: (size: number) => void = () => {},
    random: Random = randomBytes,
  ) {
    this.#graph = graph;
    this.#clock = clock;
    this.#committed = committed;
    this.#newSeed = seedsFrom(random);
    this.#telemetry?.metrics.ofQueue(() => ({ facts: this.#queue.facts, submissions: this.#queue.length }));
  }

  get #telemetry(): Telemetry | undefined {
    return this.#graph.telemetry;
  }

  /**
   * Records facts all or none, in order: authorises each by its kind, validates and seals it, and resolves when all are
   * durable. Throws FORBIDDEN, BAD_USER_INPUT and LIMIT_EXCEEDED that name the place, CONFLICT where a fact is in the log
   * with another content, NOT_FOUND for what must be there, and UNAVAILABLE where Neo4j is not: sent again, what was
   * recorded all the same is found as duplicate.
   *
   * @param by in whose name, and with whose roles
   */
  async record(
    facts: readonly FactInput[],
    by: Principal,
    options: BatchOptions = {},
  ): Promise<readonly Receipt[]> {
    if (this.#isClosed) throw new ProoflineError("UNAVAILABLE", "the service is stopping");
    const recorded = traced(
      this.#telemetry?.tracer,
      "record",
      () => ({ "proofline.facts": facts.length }),
      async () => this.#submit(await prepareInTurns(facts, by, options, this.#newSeed)),
    );
    this.#underWay.add(recorded);
    return recorded.finally(() => this.#underWay.delete(recorded));
  }

  #submit(submission: Submission): Promise<readonly Receipt[]> {
    if (submission.facts.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const place = this.#telemetry?.tracer?.active();
      this.#queue.add({ submission, resolve, reject, since: performance.now(), place });
      this.#running ??= this.#apart(() => this.#run());
    });
  }

  /** What is done for all callers is in no trace of the one who came first. */
  #apart<T>(work: () => T): T {
    const tracer = this.#telemetry?.tracer;
    return tracer === undefined ? work() : tracer.apart(work);
  }

  /** Throws UNAVAILABLE where nothing could be recorded now. */
  async check(): Promise<void> {
    agreedTime(this.#clock, await checkWritable(this.#graph));
  }

  async #run(): Promise<void> {
    let before = 1;
    let last: Committing | undefined;
    for (;;) {
      // its callers are on their way: the next transaction takes them along, unless it is full without them
      if (!this.#queue.isLong) {
        await last?.committed;
        last = undefined;
        if (this.#queue.isEmpty) break;
        await this.#gather(before);
      }
      const group = this.#queue.takeGroup();
      before = group.length;
      last = await this.#commitNext(group, last);
    }
    this.#running = undefined;
  }

  /**
   * Plans a group while the last one is being committed, and sends it to Neo4j, where it waits for the lock: so it is there when
   * the last one ends. It is committed only where that one was.
   */
  async #commitNext(group: readonly Waiting[], last: Committing | undefined): Promise<Committing> {
    // two at a time: of more the plan would have to know, and what is sent stays in memory on both sides
    await last?.before;
    const span = this.#began(group);
    const within = <T>(work: () => T): T => (span === undefined ? work() : span.within(work));
    const ahead = await within(() => this.#plan(group, last));
    if (ahead === undefined) await last?.committed;
    const committing = within(() => this.#commit(group, ahead, last?.committed));
    if (span !== undefined) void committing.committed.then(() => span.end());
    return committing;
  }

  /** Tells how long the group's callers have waited. */
  #began(group: readonly Waiting[]): Span | undefined {
    if (this.#telemetry === undefined) return undefined;
    const { metrics, tracer } = this.#telemetry;
    const now = performance.now();
    for (const { since } of group) metrics.waited((now - since) / 1_000);
    return tracer?.shared(
      "transaction",
      group.flatMap(({ place }) => place ?? []),
      { "proofline.facts": factsIn(group), "proofline.batches": group.length },
    );
  }

  /** Undefined where it is to be planned under the log's lock. */
  async #plan(group: readonly Waiting[], last: Committing | undefined): Promise<PlanAhead | undefined> {
    if (this.#contended > 0) {
      this.#contended--;
      return undefined;
    }
    if (last === undefined && factsIn(group) < WORTH_PLANNING) return undefined;
    // what the last one makes of the log is not known before it is there
    if (last !== undefined && last.plan === undefined) await last.committed;
    try {
      return await planAhead(this.#graph, this.#clock, submissionsOf(group), last?.plan);
    } catch {
      // whatever it is, it fails under the lock too, and there it is known whose fault it is
      return undefined;
    }
  }

  #commit(
    group: readonly Waiting[],
    ahead: PlanAhead | undefined,
    before: Promise<boolean> | undefined,
  ): Committing {
    const committed = this.#recordGroup(group, ahead).then((plan) => {
      if (ahead === undefined || plan === ahead.plan) return plan !== undefined;
      this.#contended = GROUPS_UNDER_LOCK;
      return false;
    });
    return { plan: ahead?.plan, committed, before };
  }

  /**
   * Waits for company: what arrives in the same turn of the event loop, and where the last transaction had several
   * callers, as many again, for a moment. They are on their way, and a transaction costs as much as many facts.
   */
  async #gather(before: number): Promise<void> {
    await new Promise(setImmediate);
    const deadline = performance.now() + GATHER_MS;
    while (this.#queue.length < before && performance.now() < deadline) await sleep(1);
  }

  /** Resolves to what was committed of the whole group, if it was. */
  async #recordGroup(group: readonly Waiting[], ahead?: PlanAhead): Promise<Plan | undefined> {
    const done = await this.#tryGroup(group, ahead);
    if (!(done instanceof ProoflineError)) return done;
    // what the store can't take of one caller is no error of the others
    if (done.code === "INTERNAL" && group.length > 1) await this.#recordApart(group);
    else for (const { reject } of group) reject(done);
    return undefined;
  }

  /** Each in a transaction of its own, as long as the store is there. */
  async #recordApart(group: readonly Waiting[]): Promise<void> {
    let away: ProoflineError | undefined;
    for (const one of group) {
      const done: Plan | ProoflineError = away ?? (await this.#tryGroup([one]));
      if (!(done instanceof ProoflineError)) continue;
      one.reject(done);
      if (done.code === "UNAVAILABLE") away = done;
    }
  }

  /** Answers its callers, unless the whole group failed: then resolves to why. */
  async #tryGroup(group: readonly Waiting[], ahead?: PlanAhead): Promise<Plan | ProoflineError> {
    let plan: Plan;
    const since = performance.now();
    try {
      plan = await commitGroup(this.#graph, this.#clock, submissionsOf(group), ahead);
    } catch (error) {
      const cause = storeError(error);
      this.#telemetry?.metrics.commitFailed(cause.code);
      return this.#whoseFault(cause);
    }
    if (plan.facts.length > 0) {
      const { size } = plan.tree;
      this.#telemetry?.metrics.committed(
        plan.facts.map(({ fact }) => fact.draft),
        (performance.now() - since) / 1_000,
        size,
      );
      // what follows from it goes on after its callers are answered
      this.#apart(() => this.#committed(size));
    }
    group.forEach(({ resolve, reject }, i) => {
      const outcome = plan.outcomes[i];
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome ?? []);
    });
    return plan;
  }

  /** A store that fails at a group, and takes another write, fails at what is in the group. */
  async #whoseFault(error: ProoflineError): Promise<ProoflineError> {
    if (!isServerFailure(error)) return error;
    return checkWritable(this.#graph).then(
      () => new ProoflineError("INTERNAL", "the store can't take this", { cause: error.cause }),
      () => error,
    );
  }

  /** Waits for what is being recorded. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    await this.#running;
  }
}
