import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { readConfig } from "../../src/config.js";
import { type Service, startService } from "../../src/service.js";
import type { SettingTexts } from "../../src/settings.js";
import type { StoreOptions } from "../../src/store.js";
import { sharedNeo4j } from "./sharedNeo4j.js";

export interface GraphQLFailure {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly path?: string };
}
export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLFailure[];
}
export type Variables = Readonly<Record<string, unknown>>;

/** A client of a running service, as any HTTP client is one. */
export class Client {
  readonly url: string;
  readonly #key: string | undefined;

  /** @param key an API key to show with every operation */
  constructor(url: string, key?: string) {
    this.url = url;
    this.#key = key;
  }

  async send<Data>(query: string, variables: Variables = {}): Promise<Answer<Data>> {
    const response = await this.post(JSON.stringify({ query, variables }));
    const text = await response.text();
    expectNoInsides(text);
    return JSON.parse(text);
  }

  /** What an operation answers that nothing is wrong with. */
  async ask<Data>(query: string, variables: Variables = {}): Promise<Data> {
    const { data, errors } = await this.send<Data>(query, variables);
    if (errors !== undefined || data === undefined || data === null)
      throw new Error(`refused: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Why an operation was refused. */
  async refusal(query: string, variables: Variables = {}): Promise<GraphQLFailure> {
    const { errors, data } = await this.send<unknown>(query, variables);
    const [first] = errors ?? [];
    if (first === undefined) throw new Error(`not refused: ${JSON.stringify(data)}`);
    return first;
  }

  post(body: string, contentType = "application/json"): Promise<Response> {
    const headers = {
      "content-type": contentType,
      ...(this.#key !== undefined && { authorization: `Bearer ${this.#key}` }),
    };
    return fetch(`${this.url}/graphql`, { method: "POST", headers, body });
  }

  /** Records facts in one batch, in order; the first member of each is its kind. */
  async record(...facts: readonly object[]): Promise<readonly Receipt[]> {
    const { recordFacts } = await this.ask<{ recordFacts: readonly Receipt[] }>(RECORD_FACTS, { facts });
    return recordFacts;
  }
}

export interface Receipt {
  readonly kind: string;
  readonly key: string;
  readonly index: number;
  readonly leafHash: string;
  readonly recordedAt: string;
  readonly duplicate: boolean;
}

export const RECORD_FACTS = `mutation ($facts: [FactInput!]!) {
  recordFacts(facts: $facts) { kind key index leafHash recordedAt duplicate }
}`;

/** No answer tells of the inside of the service: no stack, no file, no statement. */
export function expectNoInsides(text: string): void {
  expect(text).not.toMatch(
    /stacktrace|node_modules|\.js:\d+|\.ts:\d+|\bMATCH \(|\bMERGE \(|Neo\.\w+Error|NEO4J_/,
  );
}

/** A service of this test file on the run's Neo4j. */
export function useService(settings: SettingTexts = {}): { readonly client: Client } {
  let service: Service | undefined;
  let client: Client | undefined;
  beforeAll(async () => {
    service = await openService(settings);
    client = new Client(service.url);
  });
  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
  });
  return {
    get client() {
      if (client === undefined) throw new Error("the service starts before the first test");
      return client;
    },
  };
}

/** Starts a service on the run's Neo4j, at a port that is free. */
export function openService(
  settings: SettingTexts = {},
  options: Partial<StoreOptions> = {},
): Promise<Service> {
  const { uri, username, password } = sharedNeo4j();
  const neo4j = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  const config = readConfig(
    // most tests leave in the store what is no fact: one that is about the service's own fsck turns it on
    { ...neo4j, PORT: "0", FSCK_RATE: "0", ...(settings.DATA_DIR ? {} : unasked()), ...settings },
    {},
  );
  return startService(config, {
    progress: () => {},
    report: (message, cause) => reported.push({ message, cause }),
    ...options,
  });
}

/** What services of this test file said of errors that no caller can do anything about. */
export const reported: { message: string; cause: unknown }[] = [];

/**
 * Settings of a service that no command asks instead of opening the store, as commands of other test files would: one for a
 * folder that is not there. The log's key is that of `dataDir`.
 */
export const unasked = (): SettingTexts => ({
  DATA_DIR: join(dataDir(), "none"),
  SIGNING_KEY_FILE: join(dataDir(), "signing.key"),
});

/** One for all services on a store, whose log has one signing key. */
export function dataDir(): string {
  const { uri, password } = sharedNeo4j();
  const name = createHash("sha256").update(`${uri} ${password}`).digest("hex").slice(0, 16);
  return join(tmpdir(), `proofline-test-data-${name}`);
}
