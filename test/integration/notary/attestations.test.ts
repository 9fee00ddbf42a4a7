import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openCosignatures, parseWitnessKey } from "../../../src/log/cosignature.js";
import { parseVerifierKey } from "../../../src/log/key.js";
import { openNote } from "../../../src/log/note.js";
import type { Service } from "../../../src/service.js";
import { Authority, hasOpenssl } from "../../support/authority.js";
import { Client, openService, reported } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { TestWitness, WitnessSigner } from "../../support/witness.js";
import { proofline } from "../cli/command.js";

/** One witness that works, one that never answers, and an authority: of this file's service alone. */
const p = newPrefix();
const one = new TestWitness(new WitnessSigner(`${p}one`, 41), () => logKey);
const away = new WitnessSigner(`${p}away`, 42);
const authority = hasOpenssl ? new Authority() : undefined;
const silent = createServer(() => {});
let stamps: Awaited<ReturnType<Authority["serve"]>> | undefined;
let folder = "";
let logKey = "";
let service: Service;
let client: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-attested-"));
  stamps = await authority?.serve();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const witnesses = join(folder, "witnesses");
  const { port } = silent.address() as AddressInfo;
  await writeFile(
    witnesses,
    `witness one ${one.signer.vkey} ${await one.listen()}\n${away.vkey} http://127.0.0.1:${port}/\n`,
  );
  service = await openService({
    WITNESSES_FILE: witnesses,
    WITNESS_INTERVAL_SECONDS: "1",
    TSA_INTERVAL_SECONDS: "1",
    ...(stamps === undefined ? {} : { TSA_URL: stamps.url }),
  });
  client = new Client(service.url);
  logKey = (await (await fetch(`${service.url}/log/vkey`)).text()).trim();
});

afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await one[Symbol.asyncDispose]();
  await stamps?.[Symbol.asyncDispose]();
  silent.closeAllConnections();
  silent.close();
  await rm(folder, { recursive: true, force: true });
});

let made = 0;
async function recordOne(): Promise<string> {
  const requestId = `${p}${made++}`;
  const prediction = {
    ...{ requestId, modelVersion: `${p}m@1`, features: {}, prediction: "yes" },
    timestamp: "2026-11-21T14:02:11Z",
  };
  await client.record({ prediction });
  return requestId;
}

interface Proof {
  readonly witnessed: readonly { readonly checkpoint: string }[];
  readonly timestamped: { readonly checkpoint: string } | null;
}
const proofOf = async (requestId: string): Promise<Proof> => {
  const query =
    "query ($requestId: ID!) { auditReport(requestId: $requestId) { proof { witnessed { checkpoint consistency } timestamped { checkpoint token } } } }";
  const { auditReport } = await client.ask<{ auditReport: { proof: Proof } }>(query, { requestId });
  return auditReport.proof;
};

/** The report of a prediction as a file, once somebody speaks for a checkpoint with it. */
async function attestedReport(requestId: string): Promise<string> {
  await vi.waitFor(
    async () => {
      const { witnessed, timestamped } = await proofOf(requestId);
      expect(witnessed).toHaveLength(1);
      if (hasOpenssl) expect(timestamped).not.toBeNull();
    },
    { timeout: 10_000, interval: 200 },
  );
  const query =
    "query ($requestId: ID!) { auditReport(requestId: $requestId) { document(format: JSON) { content } } }";
  const { auditReport } = await client.ask<{ auditReport: { document: { content: string } } }>(query, {
    requestId,
  });
  await writeFile(join(folder, "report.json"), auditReport.document.content);
  return join(folder, "report.json");
}

/** As labels have it: without what is the key itself. */
const nameOf = (vkey: string): string => vkey.split("+").slice(0, 2).join("+");

const verify = (file: string, ...args: readonly string[]) =>
  proofline(folder, ["verify", file, "--vkey", logKey, ...args]);

describe("a report of a service that witnesses watch", () => {
  it("shows offline who cosigned its prediction and when it existed, and what is missing", async () => {
    const file = await attestedReport(await recordOne());
    const whole = await verify(
      file,
      ...["--witness", one.signer.vkey],
      ...(authority === undefined ? [] : ["--tsa-certificate", authority.rootFile]),
    );
    expect(whole).toMatchObject({ code: 0, err: "" });
    expect(whole.out).toMatch(new RegExp(` {2}Cosigned by ${p}one\\+\\w{8} at 20.*It has the prediction`));
    if (authority !== undefined)
      expect(whole.out).toMatch(
        /which has the prediction, existed at 20.*, says O=Test, CN=Test authority\./,
      );

    const both = await verify(file, "--witness", join(folder, "witnesses"));
    expect(both).toMatchObject({
      code: 1,
      out: expect.stringMatching(/NOT VALID.*\n {2}proof\.witnessed: /),
    });
    expect(await verify(file, "--witness", join(folder, "witnesses"), "--witnesses", "1")).toMatchObject({
      code: 0,
    });
    if (authority === undefined) return;
    const elsewhere = ["--tsa-certificate", new Authority().rootFile];
    expect(await verify(file, ...elsewhere)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/ {2}proof\.timestamped\.token: .*does not lead to the certificates given/),
    });
  });

  it("is cosigned by a witness that forgot, that heard more, and in spite of one that is away", async () => {
    await attestedReport(await recordOne());
    // what was reported until now may be from before the witness knew the log's key
    const earlier = reported.length;
    // a witness that lost its state answers 409 with 0
    one.seen = undefined;
    one.statuses.length = 0;
    await attestedReport(await recordOne());
    expect(one.statuses.slice(0, 2)).toEqual([409, 200]);
    expect(one.statuses).not.toContain(422);
    const named = reported.slice(earlier).filter(({ message }) => message.includes(`${p}one`));
    expect(named).toEqual([]);
  });

  it("is told of in the metrics: who is late, and for how long", async () => {
    await attestedReport(await recordOne());
    await vi.waitFor(
      async () => {
        const text = await (await fetch(`${service.url}/metrics`)).text();
        const late = new Map(
          [...text.matchAll(/^proofline_attestation_overdue_seconds\{by="(.*)"\} (.*)$/gm)].map(
            ([, by, seconds]) => [by, Number(seconds)],
          ),
        );
        expect(late.size).toBe(authority === undefined ? 2 : 3);
        expect(late.get(nameOf(one.signer.vkey))).toBeLessThan(5);
        expect(late.get(nameOf(away.vkey))).toBeGreaterThan(0);
      },
      { timeout: 10_000, interval: 100 },
    );
  });

  it("is shown with the checkpoint that was cosigned last, which is a note like any other", async () => {
    await attestedReport(await recordOne());
    const note = await (await fetch(`${service.url}/log/witnessed`)).text();
    expect(openNote(note, [parseVerifierKey(logKey)]).signers).toHaveLength(1);
    expect(openCosignatures(note, [parseWitnessKey(one.signer.vkey)])).toHaveLength(1);
    // nothing was recorded since but by reading: at some time the newest one is cosigned
    await vi.waitFor(
      async () => {
        const newest = await (await fetch(`${service.url}/log/checkpoint`)).text();
        expect(openCosignatures(newest, [parseWitnessKey(one.signer.vkey)])).toHaveLength(1);
      },
      { timeout: 10_000, interval: 100 },
    );
  });

  it("says so when a witness finds two histories", async () => {
    const root = new Uint8Array(32).fill(1);
    one.seen = { size: one.seen?.size ?? 1, root };
    await recordOne();
    await vi.waitFor(
      () => {
        const said = reported.filter(({ message }) => message.includes(`${p}one`)).at(-1);
        expect(said).toMatchObject({ cause: { code: "CONFLICT", message: expect.stringContaining("422") } });
      },
      { timeout: 10_000, interval: 100 },
    );
  });
});
