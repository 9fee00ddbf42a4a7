import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ErrorCode } from "../facts/error.js";
import type { FactKind } from "../facts/kind.js";
import { OWN_SYSTEM } from "../facts/kinds/access.js";
import type { Door, RequestCode } from "./doors.js";
import { processMetrics } from "./processMetrics.js";
import { type LogLevels, StoreLevels } from "./storeLevels.js";

/** Seconds: of statements and commits, which take milliseconds, up to their time limit. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const FACTS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000];

/** A fact that was recorded, as far as it is counted. */
export interface CountedFact {
  readonly kind: FactKind;
  readonly fields: readonly { readonly name: string; readonly value: unknown }[];
}

/** A metric, for whoever wants to know what there is. */
export interface MetricDescription {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  /** Of the process's own ones none are said. */
  readonly labels: readonly string[];
}

/** What waits to be recorded. */
export interface QueueLevels {
  readonly facts: number;
  readonly submissions: number;
}

/**
 * The metrics of one service. Each thing that happens is a method, so that who tells it needs no names of metrics. No label has
 * values from outside of the code and the settings.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #labels = new Map<string, readonly string[]>();
  #queue: () => QueueLevels = () => ({ facts: 0, submissions: 0 });
  #levels: StoreLevels | undefined;

  readonly #requests = this.#counter(
    "requests_total",
    "Requests that were answered, by where they came in and how they ended.",
    ["door", "code"],
  );
  readonly #requestSeconds = this.#histogram(
    "request_duration_seconds",
    "From a request's headers to the last byte of its answer.",
    SECONDS,
    ["door"],
  );
  readonly #facts = this.#counter("facts_total", "Facts that this process recorded, by kind.", ["kind"]);
  readonly #commits = this.#counter("commits_total", "Transactions that recorded facts.");
  readonly #commitFailures = this.#counter(
    "commit_failures_total",
    "Transactions for facts that failed, by the error's code.",
    ["code"],
  );
  readonly #commitSeconds = this.#histogram(
    "commit_duration_seconds",
    "How long transactions that recorded facts took, with the wait for the log's lock.",
    SECONDS,
  );
  readonly #commitFacts = this.#histogram("commit_facts", "Facts in a transaction.", FACTS);
  readonly #queueWait = this.#histogram(
    "queue_wait_seconds",
    "How long facts waited for their transaction to begin.",
    SECONDS,
  );
  readonly #accesses = this.#counter(
    "accesses_total",
    "Accesses to Proofline that this process recorded, by outcome; one that counts several as several.",
    ["outcome"],
  );
  readonly #alerts = this.#counter("alerts_total", "Alerts that this process recorded, by rule.", ["rule"]);
  readonly #statements = this.#histogram(
    "neo4j_query_duration_seconds",
    "How long Neo4j's statements took, by what they are for (the folder of cypher/).",
    SECONDS,
    ["purpose"],
  );
  readonly #statementFailures = this.#counter("neo4j_query_failures_total", "Statements that failed.", [
    "purpose",
  ]);
  readonly #fsckFinished = this.#gauge(
    "fsck_last_finished_timestamp_seconds",
    "When the store was last checked to its end, in seconds since 1970.",
  );
  readonly #fsckFindings = this.#gauge("fsck_findings", "What that check found.");
  readonly #webhooks = this.#counter(
    "webhook_deliveries_total",
    "Alerts sent to webhooks: delivered; retried, soon; failed, refused by the receiver and sent again seldom.",
    ["result"],
  );
  readonly #traceExports = this.#counter(
    "trace_exports_total",
    "Batches of spans sent to OTEL_EXPORTER_OTLP_ENDPOINT.",
    ["result"],
  );

  constructor(version: string) {
    this.#gauge("build_info", "Always 1; its label says which version runs.", ["version"]).set(
      { version },
      1,
    );
    for (const outcome of ["ALLOWED", "DENIED"]) this.#accesses.inc({ outcome }, 0);
    // a series that begins when something happens has no increase then
    for (const result of ["delivered", "retried", "failed"]) this.#webhooks.inc({ result }, 0);
    for (const result of ["sent", "failed"]) this.#traceExports.inc({ result }, 0);
    const queue = () => this.#queue();
    const levels = () => this.#levels;
    this.#level("queue_facts", "Facts that wait to be recorded.", () => queue().facts);
    this.#level("queue_submissions", "Batches that wait to be recorded.", () => queue().submissions);
    this.#level("neo4j_up", "Whether Neo4j answered when it was last asked, for these metrics.", () =>
      Number(levels()?.isThere ?? false),
    );
    this.#level("log_size_facts", "Facts in the log, as last seen.", () => levels()?.size);
    this.#level(
      "checkpoint_size_facts",
      "Facts in the log's latest signed checkpoint, as last seen.",
      () => levels()?.signedSize,
    );
    this.#level(
      "checkpoint_age_seconds",
      "Since this process first saw the latest checkpoint. A log that does not grow gets no new one.",
      () => levels()?.age(),
    );
    const overdue: Gauge<"by"> = new Gauge({
      ...this.#named(
        "attestation_overdue_seconds",
        "How long a witness, or the time-stamping authority, has not spoken for a newer checkpoint, beyond its interval. 0 while there is nothing new.",
        ["by"],
      ),
      collect: () => {
        for (const [by, seconds] of levels()?.overdue() ?? []) overdue.set({ by }, seconds);
      },
    });
  }

  /** Of a request, when its answer is out. */
  request(door: Door, code: RequestCode, seconds: number): void {
    this.#requests.inc({ door, code });
    this.#requestSeconds.observe({ door }, seconds);
  }

  /** A transaction that recorded facts: how long it took, and the log's size after it. */
  committed(facts: readonly CountedFact[], seconds: number, logSize: number): void {
    this.#commits.inc();
    this.#commitSeconds.observe(seconds);
    this.#commitFacts.observe(facts.length);
    this.#levels?.seen({ size: logSize });
    const kinds = new Map<FactKind, number>();
    for (const { kind, fields } of facts) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kind !== "Access" && kind !== "Alert") continue;
      const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
      if (kind === "Access") this.#access(values);
      // who records alerts is Proofline, so that there are as many rules as it has
      else this.#alerts.inc({ rule: String(values.rule) });
    }
    for (const [kind, count] of kinds) this.#facts.inc({ kind }, count);
  }

  #access({ system, outcome, count }: Readonly<Record<string, unknown>>): void {
    if (system !== OWN_SYSTEM) return;
    this.#accesses.inc(
      { outcome: outcome === "ALLOWED" ? "ALLOWED" : "DENIED" },
      typeof count === "number" ? count : 1,
    );
  }

  commitFailed(code: ErrorCode): void {
    this.#commitFailures.inc({ code });
  }

  /** Of a batch, when its transaction begins. */
  waited(seconds: number): void {
    this.#queueWait.observe(seconds);
  }

  /** A statement of `cypher/`, by its folder. */
  statement(purpose: string, seconds: number, isFailed: boolean): void {
    this.#statements.observe({ purpose }, seconds);
    if (isFailed) this.#statementFailures.inc({ purpose });
  }

  /** A checkpoint of so many facts was signed. */
  signed(size: number): void {
    this.#levels?.seen({ signedSize: size });
  }

  /** The store was checked to its end. */
  fsckFinished(at: Date, findings: number): void {
    this.#fsckFinished.set(at.getTime() / 1_000);
    this.#fsckFindings.set(findings);
  }

  /** An alert was sent to a webhook. */
  webhook(result: "delivered" | "retried" | "failed"): void {
    this.#webhooks.inc({ result });
  }

  /** A batch of spans was sent. */
  traceExported(isSent: boolean): void {
    this.#traceExports.inc({ result: isSent ? "sent" : "failed" });
  }

  /** From now on these levels are known. */
  ofQueue(levels: () => QueueLevels): void {
    this.#queue = levels;
  }

  /** @param asked who is asked to speak for the log, with the milliseconds from one time to the next: labels of a metric */
  ofLog(read: () => Promise<LogLevels>, asked?: ReadonlyMap<string, number>): void {
    this.#levels = new StoreLevels(read, asked);
  }

  /** All of them and the process's, in Prometheus's text format. The store is asked for a moment, and need not be there. */
  async text(): Promise<string> {
    await this.#levels?.refresh();
    return this.#all().metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** What there is. */
  described(): readonly MetricDescription[] {
    return this.#all()
      .getMetricsAsArray()
      .map(({ name, type, help }) => ({
        ...{ name, help },
        type: String(type),
        labels: this.#labels.get(name) ?? [],
      }));
  }

  #all = (): Registry => Registry.merge([this.#registry, processMetrics()]);

  #named<L extends string>(name: string, help: string, labelNames: readonly L[]) {
    const full = `proofline_${name}`;
    this.#labels.set(full, labelNames);
    return { name: full, help, labelNames, registers: [this.#registry] };
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter(this.#named(name, help, labelNames));
  }

  #gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
    return new Gauge(this.#named(name, help, labelNames));
  }

  #histogram<L extends string>(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: readonly L[] = [],
  ): Histogram<L> {
    return new Histogram({ ...this.#named(name, help, labelNames), buckets: [...buckets] });
  }

  /** A gauge that is read when it is asked for; what is not known yet is no number. */
  #level(name: string, help: string, read: () => number | undefined): void {
    const gauge: Gauge = new Gauge({
      ...this.#named(name, help, []),
      collect: () => {
        gauge.set(read() ?? Number.NaN);
      },
    });
  }
}
