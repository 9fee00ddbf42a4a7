import { randomBytes } from "node:crypto";
import { sha256Hex } from "#sha256";
import { toHex } from "../facts/bytes.js";
import { canonical } from "../facts/json.js";
import { type FactRef, refId } from "../facts/kind.js";
import { OWN_SYSTEM } from "../facts/kinds/access.js";
import { SERVICE } from "../facts/role.js";
import { isKey } from "../facts/scalar.js";
import type { Recorder } from "../graph/recorder/recorder.js";
import type { Random } from "../graph/recorder/submission.js";
import type { AuditedRequest, Caller, RefusalCode } from "./auditedRequest.js";
import { DenialAggregator } from "./denialAggregator.js";

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
  readonly #random: Random;
  readonly #denials: DenialAggregator;

  /** @param random of which ids and nonces are made */
  constructor(recorder: Recorder, now: () => Date, random: Random = randomBytes) {
    this.#recorder = recorder;
    this.#now = now;
    this.#random = random;
    this.#denials = new DenialAggregator(
      (caller, request, code, count) => this.#record(caller, request, { outcome: "DENIED", code, count }),
      () => now().getTime(),
    );
  }

  /** Throws UNAVAILABLE. */
  allowed(caller: Caller, request: AuditedRequest): Promise<void> {
    return this.#record(caller, request, { outcome: "ALLOWED" });
  }

  /** Those that anybody can cause are aggregated. Throws UNAVAILABLE. */
  refused(caller: Caller, request: AuditedRequest, code: RefusalCode): Promise<void> {
    // who has no identity, or asks too often, could fill the log with refusals
    const canFlood = caller.principal.roles.length === 0 || code === "RATE_LIMITED";
    return canFlood
      ? this.#denials.add(caller, request, code)
      : this.#record(caller, request, { outcome: "DENIED", code });
  }

  async #record(caller: Caller, request: AuditedRequest, result: Record<string, unknown>): Promise<void> {
    const input = { ...inputOf(caller, request, this.#now(), this.#random), ...result };
    await this.#recorder.record([{ kind: "Access", input, path: "access" }], SERVICE);
  }

  /** Records what is still aggregated. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#denials[Symbol.asyncDispose]();
  }
}

function inputOf(
  { principal, address, userAgent }: Caller,
  request: AuditedRequest,
  at: Date,
  random: Random,
): Record<string, unknown> {
  const named = [...new Map(request.facts.filter(isPossible).map((fact) => [refId(fact), fact])).values()];
  const shown = firstOf(named);
  return {
    key: uuidOf(random(16)),
    system: OWN_SYSTEM,
    principal: principal.name,
    roles: principal.roles,
    operation: clip(request.operation),
    fields: request.fields,
    facts: shown,
    named: shown.length === 0 ? null : shown.map(refId),
    ...(named.length > shown.length && { factCount: named.length, factsSha256: digestOf(named) }),
    pageSize: request.pageSize,
    ...(request.text !== null && requestDigest(request.text, random(32))),
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

/** Of 16 random bytes a UUID of version 4 (RFC 9562 section 5.4). */
function uuidOf(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function requestDigest(request: string, nonce: Uint8Array): { requestSha256: string; requestNonce: string } {
  const requestNonce = toHex(nonce);
  return { requestSha256: sha256Hex(requestNonce + request), requestNonce };
}
