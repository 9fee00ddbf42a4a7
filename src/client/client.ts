import type { Backlog } from "./backlog.js";
import { Delivery } from "./delivery.js";
import { Drops } from "./drops.js";
import { ClientError, type Rejection, readFact } from "./errors.js";
import type { PredictionInput } from "./generated/inputs.js";
import { Facts, type Inputs, KINDS, type RecordableKind } from "./generated/kinds.js";
import { toJson } from "./json.js";
import { MemoryBacklog } from "./memoryBacklog.js";
import { hostName, processNumber, readVariable, whenIdle } from "./node.js";
import { type ApiKey, Service } from "./service.js";
import { Spool } from "./spool.js";

export interface ClientOptions {
  /** Of the service, as http://127.0.0.1:4000. */
  readonly url: string;
  /** A key or token, or what gives one for each request; else the variable PROOFLINE_API_KEY. */
  readonly apiKey?: ApiKey;
  /** That answers, for each decision that names no other. */
  readonly deployment?: string;
  /** As the server sees it. */
  readonly modelVersion?: string;
  /** Of the artifact that this process has loaded. */
  readonly artifactSha256?: string;
  /** This machine's name unless given; each client adds to it what tells it apart. */
  readonly servingNode?: string;
  /** Whether decisions are numbered, so that each one that is lost shows as a hole in `coverage`: true unless given. */
  readonly sequence?: boolean;
  /** A folder in which facts are until they are recorded; without it they are in memory. */
  readonly spool?: string;
  /** Where there is no room for another fact: an error (`block`, for which one can wait), or it is counted as dropped. */
  readonly onFull?: "block" | "drop";
  /** How long `logDecisionAsync` waits for room: 30 unless given. */
  readonly blockSeconds?: number;
  /** How much may wait: 64 MiB unless given, 1 GiB in a spool. In memory a character counts as one. */
  readonly limitBytes?: number;
  /** Of one request: 500 unless given; a batch of a service has at most 5,000. */
  readonly batchFacts?: number;
  /** How long a batch that is not full waits for more: 0.05 unless given. */
  readonly lingerSeconds?: number;
  /** Of one request: 30 unless given. */
  readonly timeoutSeconds?: number;
  /** How long the end of the process may wait for what is not sent yet: 5 unless given. */
  readonly exitSeconds?: number;
  /** Called with each fact that will not be recorded. Unless given, the reason is written to the console. */
  readonly onRejected?: (rejection: Rejection) => void;
  /** Told once when nothing can be recorded, until it can again. Unless given, it is written to the console. */
  readonly onUnavailable?: (message: string) => void;
}

/** What a decision may say beside features and prediction. */
export type DecisionFields = Partial<
  Omit<PredictionInput, "features" | "prediction" | "servingNode" | "sequence">
>;

export interface AuditedOptions<Args extends readonly unknown[], Result> extends DecisionFields {
  /** Of the same arguments, what the model was given: unless given the first, or all where there are several. */
  readonly features?: (...args: Args) => unknown;
  /** Of what the function returns, what the model answered: unless given all of it. */
  readonly prediction?: (result: Awaited<Result>) => unknown;
}

/** What became of what this client logged. */
export interface Stats {
  readonly logged: number;
  /** With a spool also what other processes left there. */
  readonly recorded: number;
  readonly rejected: number;
  readonly dropped: number;
  readonly waiting: number;
}

const BATCH_CHARACTERS = 4 * 1024 * 1024;
const MEMORY_BYTES = 64 * 1024 * 1024;
const SPOOL_BYTES = 1024 * 1024 * 1024;

/** Records facts in a Proofline service, in the background. To be closed before the process ends. */
export class Client extends Facts implements AsyncDisposable {
  readonly #options: ClientOptions;
  readonly #node: string;
  readonly #drops: Drops;
  /** A fact that tells what was dropped, and that there was no room for. */
  #untold: string | undefined;
  readonly #backlog: Backlog;
  readonly #delivery: Delivery;
  readonly #numbers = new Map<string, number>();
  readonly #forget: () => void;
  #logged = 0;
  #rejected = 0;
  #closing: Promise<boolean> | undefined;

  /** Throws a TypeError for what is no address, and ClientError SPOOL where the spool's folder can't be used. */
  constructor(options: ClientOptions) {
    super();
    const {
      url,
      apiKey = readVariable("PROOFLINE_API_KEY"),
      spool,
      batchFacts = 500,
      limitBytes = spool === undefined ? MEMORY_BYTES : SPOOL_BYTES,
      lingerSeconds = 0.05,
      timeoutSeconds = 30,
      exitSeconds = 5,
      onUnavailable = (message) => console.error(`proofline: ${message}; facts wait to be sent`),
    } = options;
    if (!(batchFacts >= 1 && batchFacts <= 5_000)) throw new TypeError("batchFacts must be from 1 to 5,000");
    this.#options = options;
    // its numbers begin anew, so it counts as a serving node of its own
    this.#node = `${options.servingNode ?? hostName()}/${processNumber()}-${crypto.randomUUID().slice(0, 8)}`;
    this.#drops = new Drops(this.#node);
    const service = new Service({ url, apiKey, timeoutMs: timeoutSeconds * 1_000 });
    const batch = { facts: batchFacts, characters: BATCH_CHARACTERS };
    this.#backlog =
      spool === undefined
        ? new MemoryBacklog(batch, limitBytes)
        : new Spool(spool, batch, limitBytes, () => this.#delivery.wake());
    this.#delivery = new Delivery(this.#backlog, service, {
      lingerMs: lingerSeconds * 1_000,
      batchFacts,
      rejected: (fact, reason) => this.#reject(fact, reason),
      unavailable: onUnavailable,
    });
    this.#forget = whenIdle(() => {
      if (this.stats.waiting > 0) void this.close(exitSeconds);
    });
    if (this.#backlog.put > 0) this.#delivery.wake();
  }

  /**
   * Logs one answer of a model, and returns its request id at once. The values are read now: what is done with them afterwards
   * changes nothing. With a spool it is on disk on return. Throws ClientError: NOT_RECORDABLE, QUEUE_FULL, CLOSED, SPOOL.
   */
  logDecision(features: unknown, prediction: unknown, more: DecisionFields = {}): string {
    const { sequence: isNumbered = true } = this.#options;
    const requestId = more.requestId ?? crypto.randomUUID();
    const fact = {
      ...more,
      requestId,
      deployment: more.deployment ?? this.#options.deployment,
      modelVersion: more.modelVersion ?? this.#options.modelVersion,
      artifactSha256: more.artifactSha256 ?? this.#options.artifactSha256,
      features,
      prediction,
      timestamp: more.timestamp ?? new Date(),
      servingNode: this.#node,
    };
    const source = fact.deployment ?? fact.modelVersion;
    if (typeof source !== "string")
      throw new ClientError("NOT_RECORDABLE", "give a deployment or a modelVersion, here or to the client");
    if (features === undefined || features === null || prediction === undefined || prediction === null)
      throw new ClientError("NOT_RECORDABLE", "a decision needs features and a prediction");
    const text = toJson(fact);
    const number = this.#numbers.get(source) ?? 0;
    const numbered = isNumbered ? `${text.slice(0, -1)},"sequence":${number}}` : text;
    this.#put(`{"prediction":${numbered}}`, `decisions of ${source} on serving node ${this.#node}`);
    // a decision that could not be kept has used no number; one that was dropped has, and is a hole
    this.#numbers.set(source, number + 1);
    return requestId;
  }

  /** As `logDecision`, but waits for room where there is none. */
  async logDecisionAsync(features: unknown, prediction: unknown, more: DecisionFields = {}): Promise<string> {
    const { onFull = "block", blockSeconds = 30 } = this.#options;
    if (onFull === "block") await this.#delivery.room(ROOM_CHARACTERS, blockSeconds * 1_000);
    return this.logDecision(features, prediction, more);
  }

  /** Logs a fact of any kind, and returns its key. Throws as `logDecision`. */
  record<K extends RecordableKind>(kind: K, input: Inputs[K]): string {
    const { member, key } = KINDS[kind];
    const text = toJson(input);
    this.#put(`{"${member}":${text}}`, `facts of the kind ${kind}`);
    return String(Reflect.get(input, key));
  }

  /**
   * A function that decides, with each of its answers logged before it is returned. What it throws is no decision, and a
   * decision that can't be logged is not returned: the error of `logDecision` is thrown instead.
   */
  audited<Args extends readonly unknown[], Result>(
    decide: (...args: Args) => Result,
    options: AuditedOptions<Args, Result> = {},
  ): (...args: Args) => Result {
    const { features, prediction, ...more } = options;
    const given = (args: Args): unknown => {
      if (features !== undefined) return features(...args);
      return args.length === 1 ? args[0] : args;
    };
    const answered = (result: Awaited<Result>): unknown =>
      prediction === undefined ? result : prediction(result);
    return (...args) => {
      const result = decide(...args);
      if (!(result instanceof Promise)) {
        this.logDecision(given(args), answered(result as Awaited<Result>), more);
        return result;
      }
      return result.then(async (settled: Awaited<Result>) => {
        await this.logDecisionAsync(given(args), answered(settled), more);
        return settled;
      }) as Result;
    };
  }

  /** Waits until the service has answered for all that was logged before. Whether it has, within so many seconds. */
  flush(seconds = Number.POSITIVE_INFINITY): Promise<boolean> {
    this.#tellDrops(true);
    return this.#delivery.flush(seconds * 1_000);
  }

  /**
   * Sends what is left, within so many seconds (`exitSeconds` unless given). Whether nothing is left. What is stays in the spool;
   * without one it is told as rejected.
   */
  close(seconds = this.#options.exitSeconds ?? 5): Promise<boolean> {
    this.#closing ??= this.#close(seconds);
    return this.#closing;
  }

  async #close(seconds: number): Promise<boolean> {
    try {
      this.#tellDrops(true);
    } catch (error) {
      // what is there is sent all the same
      console.error("proofline: what was dropped could not be told:", error);
    }
    this.#forget();
    const isAll = await this.#delivery.close(seconds * 1_000);
    if (this.#options.spool === undefined)
      for (let left = this.#backlog.take(); left.length > 0; left = this.#backlog.take()) {
        for (const fact of left)
          this.#reject(fact, "NOT_SENT: the client was closed before the service had answered");
        this.#backlog.settle();
      }
    this.#backlog.close();
    return isAll;
  }

  get stats(): Stats {
    const { put, settled } = this.#backlog;
    return {
      logged: this.#logged,
      recorded: this.#delivery.recorded,
      rejected: this.#rejected,
      dropped: this.#drops.total,
      waiting: put - settled,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** @param what it is one of, in words */
  #put(fact: string, what: string): void {
    if (this.#closing !== undefined) throw new ClientError("CLOSED", "the client is closed");
    if (!this.#backlog.hasRoom(fact.length)) {
      this.#delivery.wake();
      if (this.#options.onFull !== "drop")
        throw new ClientError(
          "QUEUE_FULL",
          `${this.stats.waiting} facts wait to be sent, and there is no room for more`,
        );
      this.#drops.add(what);
      return;
    }
    this.#tellDrops(false);
    this.#backlog.add(fact);
    this.#logged += 1;
    this.#delivery.wake();
  }

  /** What was dropped is told as soon as there is room again. Throws where the spool takes nothing: it is told later. */
  #tellDrops(isLast: boolean): void {
    this.#untold ??= this.#drops.fact(isLast);
    if (this.#untold === undefined) return;
    this.#backlog.add(this.#untold);
    this.#untold = undefined;
  }

  #reject(fact: string, reason: string): void {
    this.#rejected += 1;
    const { onRejected } = this.#options;
    if (onRejected === undefined) {
      console.error(`proofline: a fact is not recorded: ${reason}`);
      return;
    }
    try {
      onRejected({ fact: readFact(fact), reason });
    } catch (error) {
      // a mistake in it must not stop what else is sent
      console.error("proofline: onRejected failed:", error);
    }
  }
}

/** Of a decision as most are. */
const ROOM_CHARACTERS = 16 * 1024;
