import { randomBytes, randomUUID } from "node:crypto";
import { sha256Hex } from "../facts/bytes.js";
import { canonical } from "../facts/json.js";
import { type FactRef, refId } from "../facts/kind.js";
import { OWN_SYSTEM } from "../facts/kinds/access.js";
import { SERVICE } from "../facts/role.js";
import { isKey } from "../facts/scalar.js";
import type { Recorder } from "../graph/recorder/recorder.js";
import type { Asked, Caller, RefusalCode } from "./asked.js";
import { Crowd } from "./crowd.js";

const MAX_NAMED = 64;
/** Of the names together, as an entry writes them: an access must fit into the log whatever was asked for. */
const MAX_NAMED_CHARACTERS = 8_192;
const MAX_TEXT = 256;

/**
 * The access audit: one fact for each read and for each refused operation. Each method resolves when the fact is durable;
 * the answer goes out only then, and not at all where it can't be written.
 */
export class AccessLog implements AsyncDisposable {
  readonly #recorder: Recorder;
  readonly #now: () => Date;
  readonly #crowd: Crowd;

  constructor(recorder: Recorder, now: () => Date) {
    this.#recorder = recorder;
    this.#now = now;
    this.#crowd = new Crowd(
      (caller, asked, code, count) => this.#record(caller, asked, { outcome: "DENIED", code, count }),
      () => now().getTime(),
    );
  }

  /** Throws UNAVAILABLE. */
  allowed(caller: Caller, asked: Asked): Promise<void> {
    return this.#record(caller, asked, { outcome: "ALLOWED" });
  }

  /** Refusals of a crowd are put together (Crowd). Throws UNAVAILABLE. */
  refused(caller: Caller, asked: Asked, code: RefusalCode): Promise<void> {
    // who has no identity, or asks too often, could fill the log with refusals
    const isCrowd = caller.principal.roles.length === 0 || code === "RATE_LIMITED";
    return isCrowd
      ? this.#crowd.add(caller, asked, code)
      : this.#record(caller, asked, { outcome: "DENIED", code });
  }

  async #record(caller: Caller, asked: Asked, result: Record<string, unknown>): Promise<void> {
    const input = { ...inputOf(caller, asked, this.#now()), ...result };
    await this.#recorder.record([{ kind: "Access", input, path: "access" }], SERVICE);
  }

  /** Records what is still put together. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#crowd[Symbol.asyncDispose]();
  }
}

function inputOf({ principal, address, userAgent }: Caller, asked: Asked, at: Date): Record<string, unknown> {
  const named = [...new Map(asked.facts.filter(isPossible).map((fact) => [refId(fact), fact])).values()];
  const shown = firstOf(named);
  return {
    key: randomUUID(),
    system: OWN_SYSTEM,
    principal: principal.name,
    roles: principal.roles,
    operation: clip(asked.operation),
    fields: asked.fields,
    facts: shown,
    named: shown.length === 0 ? null : shown.map(refId),
    ...(named.length > shown.length && { factCount: named.length, factsSha256: digestOf(named) }),
    pageSize: asked.pageSize,
    ...(asked.request !== null && requestDigest(asked.request)),
    address: address === null ? null : clip(address),
    userAgent: userAgent === null ? null : clip(userAgent),
    at: at.toISOString(),
  };
}

function firstOf(named: readonly FactRef[]): FactRef[] {
  const first: FactRef[] = [];
  let characters = 0;
  for (const { kind, key } of named.slice(0, MAX_NAMED)) {
    characters += JSON.stringify(key).length;
    if (characters > MAX_NAMED_CHARACTERS) break;
    first.push({ kind, key });
  }
  return first;
}

/** What can't be a key names no fact. */
const isPossible = ({ key }: FactRef): boolean => isKey(key);

const clip = (text: string): string => text.slice(0, MAX_TEXT).toWellFormed();

const digestOf = (facts: readonly FactRef[]): string =>
  sha256Hex(canonical(facts.map(({ kind, key }) => ({ kind, key }))));

function requestDigest(request: string): { requestSha256: string; requestNonce: string } {
  const requestNonce = randomBytes(32).toString("hex");
  return { requestSha256: sha256Hex(requestNonce + request), requestNonce };
}
