import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasCode } from "../../../src/files.js";
import { RECORD_FACTS } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { WatchedService } from "../../support/watchedService.js";
import { batches, catalogue, deployments, type HeavyRequest, heavy, wideTables } from "./heavyRequests.js";

/** Milliseconds that one request may hold the event loop at once. */
const LONGEST = 250;
/** The best of them counts: what else the machine does is no fault of the service. */
const RUNS = 3;

const prefix = newPrefix();
let service: WatchedService;
let keys: Record<string, string>;

beforeAll(async () => {
  keys = await createKeys({
    [`${prefix}READ`]: ["READ"],
    [`${prefix}INGEST`]: ["INGEST", "AUDIT"],
    [`${prefix}ADMIN`]: ["ADMIN"],
  });
  service = await WatchedService.start({ AUTH: "keys" });
  for (const facts of [deployments(prefix, 500), ...[0, 1, 2].map((batch) => wideTables(prefix, batch))]) {
    const body = JSON.stringify({ query: RECORD_FACTS, variables: { facts } });
    expect(await send("INGEST", body)).toEqual({ status: 200, code: undefined });
  }
});

afterAll(() => service[Symbol.asyncDispose]());

interface Told {
  readonly status: number;
  readonly code: string | undefined;
}

/** Who is refused while sending may see the connection end before the answer, and sends it again. */
async function send(role: string, body: string, attempts = 3): Promise<Told> {
  try {
    return await sendOnce(role, body);
  } catch (error) {
    const isCutOff = error instanceof TypeError && hasCode(error.cause, "EPIPE", "ECONNRESET");
    if (!isCutOff || attempts === 1) throw error;
    return send(role, body, attempts - 1);
  }
}

async function sendOnce(role: string, body: string): Promise<Told> {
  const response = await fetch(`${service.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${keys[`${prefix}${role}`]}` },
    body,
  });
  const { errors } = await response.json();
  return { status: response.status, code: errors?.[0]?.extensions.code };
}

/** Sends a request several times: for how long it held the event loop at least, and what it was told last. */
async function bestOf(request: HeavyRequest, bodies: readonly string[]) {
  const runs = [];
  for (const body of bodies) runs.push(await service.during(() => send(request.role, body)));
  return { held: Math.min(...runs.map(({ held }) => held)), told: runs.map(({ result }) => result) };
}

describe("no request holds the event loop for long", () => {
  it.each([...heavy, ...catalogue(prefix)])("$name", async (request) => {
    const body = request.body();
    const { held, told } = await bestOf(
      request,
      Array.from({ length: RUNS }, () => body),
    );
    expect(told[0]).toEqual({ status: request.status, code: request.code });
    expect(held).toBeLessThan(LONGEST);
    expect(service.said).not.toMatch(/^ {4}at /m);
  });

  it.each(batches(prefix).map(({ name }, i) => ({ name, i })))("$name", async ({ i }) => {
    // new ones each time: what was recorded before is told so
    const requests = Array.from({ length: RUNS }, (_, run) => batches(`${prefix}${run}-`)[i]);
    const [request] = requests;
    if (request === undefined) throw new Error("no such batch");
    const { held, told } = await bestOf(
      request,
      requests.flatMap((one) => one?.body() ?? []),
    );
    expect(told).toEqual(told.map(() => ({ status: request.status, code: request.code })));
    expect(held).toBeLessThan(LONGEST);
  });
});
