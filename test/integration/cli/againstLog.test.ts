import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../../src/config.js";
import { utf8 } from "../../../src/facts/bytes.js";
import { parseCheckpoint, signCheckpoint } from "../../../src/log/checkpoint.js";
import type { SigningKey } from "../../../src/log/key.js";
import { leafHash } from "../../../src/log/merkle.js";
import { parseNote } from "../../../src/log/note.js";
import { hashesAt, TILE_WIDTH, tileAt, tilePath, tilesSince } from "../../../src/log/tiles.js";
import { append, emptyTree, rootOf } from "../../../src/log/tree.js";
import { exportLog } from "../../../src/mirror/exportLog.js";
import { MIRROR, MirrorFolder } from "../../../src/mirror/folder.js";
import { readKeyFile } from "../../../src/notary/keyFile.js";
import { openStore } from "../../../src/store.js";
import { dataDir, openService, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { isProgress } from "../../support/shown.js";
import { trailFacts } from "../../support/trailFacts.js";
import { type Ended, proofline } from "./command.js";

const service = useService();
let folder: string;
let vkey: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-log-"));
  vkey = (await get("log/vkey")).toString().trim();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = async (path: string) =>
  Buffer.from(await (await fetch(`${service.client.url}/${path}`)).arrayBuffer());

interface Document {
  asOf: number;
  proof: { entries: { kind: string; index: number }[] };
}

async function document(requestId: string, asOf: number | null = null): Promise<Document> {
  const { auditReport } = await service.client.ask<{ auditReport: { document: { content: string } } }>(
    "query ($requestId: ID!, $asOf: AsOf) { auditReport(requestId: $requestId, asOf: $asOf) { document(format: JSON) { content } } }",
    { requestId, asOf: asOf === null ? null : { index: asOf } },
  );
  return JSON.parse(auditReport.document.content);
}

const amend = async (p: string): Promise<number> => {
  const { recordAmendment } = await service.client.ask<{ recordAmendment: { index: number } }>(
    `mutation ($input: AmendmentInput!) { recordAmendment(input: $input) { index } }`,
    {
      input: {
        key: `${p}am-1`,
        kind: "ModelVersion",
        fact: `${p}credit-risk@7`,
        reason: "wrong framework",
        correction: { framework: "xgboost" },
      },
    },
  );
  return recordAmendment.index;
};

async function verify(report: Document, log: string, ...more: readonly string[]): Promise<Ended> {
  await writeFile(join(folder, "report.json"), JSON.stringify(report));
  const ended = await proofline(folder, ["verify", "report.json", "--vkey", vkey, "--log", log, ...more]);
  const err = ended.err.split("\n").filter((line) => !isProgress(line));
  return { ...ended, err: err.join("\n") };
}

/** Facts in the log, as a checkpoint says. */
const sizeIn = (checkpoint: Buffer): number => parseCheckpoint(parseNote(checkpoint.toString()).text).size;

/** The log as the service has it now, in a folder. */
async function copyLog(name: string): Promise<string> {
  const to = join(folder, name);
  const checkpoint = await get("log/checkpoint");
  const size = sizeIn(checkpoint);
  const write = async (path: string, bytes: Uint8Array) => {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), bytes);
  };
  await write("log/checkpoint", checkpoint);
  for (const tile of tilesSince(0, size))
    for (const path of [
      tilePath(tile),
      ...(tile.level === 0 ? [tilePath({ ...tile, level: "entries" })] : []),
    ])
      await write(`log/${path}`, await get(`log/${path}`));
  return to;
}

async function answering(listener: RequestListener): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe("proofline verify --log", () => {
  it("finds nothing left out of an honest report, and says what was recorded since", async () => {
    const p = newPrefix();
    await service.client.record(...trailFacts(p));
    const report = await document(`${p}req-42`);
    const complete = await verify(report, service.client.url);
    expect(complete.code).toBe(0);
    expect(complete.out).toContain("Nothing was left out: of the first");
    expect(complete.out).not.toContain("That nothing was left out");

    const index = await amend(p);
    // the next report has a checkpoint signed that covers it
    await document(`${p}req-42`);
    const later = await verify(report, service.client.url);
    expect(later.code).toBe(0);
    expect(later.out).toContain(`a report made now shows more: amendment ${p}am-1 (index ${index}).`);
  });

  it("names a fact that points at the trail and is not in a report that is else valid", async () => {
    const p = newPrefix();
    await service.client.record(...trailFacts(p));
    const index = await amend(p);
    // the next report has a checkpoint signed that covers it
    await document(`${p}req-42`);
    // a report of the moment before, which claims to be of the moment after
    const forged = { ...(await document(`${p}req-42`, index)), asOf: index + 1 };
    for (const log of [service.client.url, await copyLog("pointing")])
      expect(await verify(forged, log)).toMatchObject({
        code: 1,
        out: `NOT VALID: report.json\n  proof.entries: leave out amendment ${p}am-1 (index ${index}), recorded before the report was made: part of this trail, or pointing at it\n`,
      });
  });

  it("names a cause that was recorded after its effect and is not in the report", async () => {
    const p = newPrefix();
    const facts = trailFacts(p);
    const isApproval = (fact: object) => "approval" in fact;
    await service.client.record(...facts.filter((fact) => !isApproval(fact)));
    const report = await document(`${p}req-42`);
    await service.client.record(...facts.filter(isApproval));
    const whole = await document(`${p}req-42`);
    const late = whole.proof.entries.find(({ kind }) => kind === "Approval");
    const forged = { ...(await document(`${p}req-42`, report.asOf)), asOf: whole.asOf };
    const { code, out } = await verify(forged, service.client.url);
    expect(code).toBe(1);
    expect(out).toContain(`(index ${late?.index})`);
    expect(out).toMatch(/leave out approval/);
  });

  it("says what it can't read of the log, and that it could not check", async () => {
    const p = newPrefix();
    await service.client.record(...trailFacts(p));
    const older = await copyLog("older");
    await service.client.record(...trailFacts(newPrefix()));
    const report = await document(`${p}req-42`);
    const cases: [log: string, said: string | RegExp][] = [
      [older, "it is older"],
      ["nowhere", "there is no log at nowhere"],
      ["http://127.0.0.1:1", "does not answer"],
      ["http://me:secret@127.0.0.1:1", "--log: must be an address"],
    ];
    for (const [log, said] of cases) {
      const { code, out, err } = await verify(report, log);
      expect({ log, code, out }).toEqual({ log, code: 2, out: "" });
      expect(err).toMatch(said);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
  });

  it("finds an entry of the log that was altered", async () => {
    const p = newPrefix();
    await service.client.record(...trailFacts(p));
    const report = await document(`${p}req-42`);
    const copy = await copyLog("altered");
    const { width } = tileAt(0, 0, sizeIn(await readFile(join(copy, "log/checkpoint"))));
    const path = join(copy, "log", tilePath({ level: "entries", index: 0, width }));
    const bytes = await readFile(path);
    bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
    await writeFile(path, bytes);
    const { code, err } = await verify(report, copy);
    expect(code).toBe(2);
    expect(err).toMatch(/has another hash than in/);
  });

  it("says which role a service asks for, and does not read what has no end", async () => {
    const p = newPrefix();
    await service.client.record(...trailFacts(p));
    const report = await document(`${p}req-42`);
    await using refusing = await answering((_request, response) => response.writeHead(403).end());
    expect(await verify(report, refusing.url)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/AUDIT/),
    });
    await using endless = await answering((_request, response) => {
      const chunk = Buffer.alloc(1 << 20);
      const more = () => {
        while (response.write(chunk));
      };
      response.on("drain", more);
      more();
    });
    expect(await verify(report, endless.url)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no end/),
    });
  });

  it("reads a folder that export wrote, and a service by an API key with the role AUDIT", async () => {
    const p = newPrefix();
    await service.client.record(...trailFacts(p));
    const index = await amend(p);
    const whole = await document(`${p}req-42`);
    const forged = { ...(await document(`${p}req-42`, index)), asOf: index + 1 };
    const leftOut = {
      code: 1,
      out: expect.stringContaining(`leave out amendment ${p}am-1 (index ${index})`),
      err: "",
    };
    const mirror = await exportTo("mirror");
    expect(await verify(whole, mirror)).toMatchObject({ code: 0, err: "" });
    expect(await verify(forged, mirror)).toMatchObject(leftOut);

    const { auditor, reader } = await createKeys({ auditor: ["AUDIT"], reader: ["READ"] });
    await writeFile(join(folder, "auditor.key"), auditor);
    await writeFile(join(folder, "reader.key"), reader);
    await using guarded = await openService({ AUTH: "keys" });
    for (const key of [[], ["--api-key-file", "reader.key"]])
      expect(await verify(whole, guarded.url, ...key)).toMatchObject({
        code: 2,
        out: "",
        err: expect.stringMatching(/^proofline: [^\n]*AUDIT[^\n]*\n$/),
      });
    const key = ["--api-key-file", "auditor.key"];
    expect(await verify(whole, guarded.url, ...key)).toMatchObject({ code: 0, err: "" });
    expect(await verify(forged, guarded.url, ...key)).toMatchObject(leftOut);
  });

  it("finds that the same key signed another history than the report's", async () => {
    const p = newPrefix();
    await service.client.record(...trailFacts(p));
    const report = await document(`${p}req-42`);
    const key = await readKeyFile(join(dataDir(), "signing.key"));
    if (key === undefined) throw new Error("the service has a key");
    const forked = join(folder, "forked");
    await forge(forked, key, report.asOf + 300);
    const { code, out } = await verify(report, forked);
    expect(code).toBe(1);
    expect(out).toMatch(/^NOT VALID: report\.json\n {2}proof\.checkpoint: .* two histories of one log\n$/);
  });
});

/** The log as `export` writes it. */
async function exportTo(name: string): Promise<string> {
  const { uri, username, password } = sharedNeo4j();
  const settings = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  const quiet = { progress: () => {}, report: () => {} };
  const config = readConfig({ ...settings, DATA_DIR: dataDir() }, {});
  await using store = await openStore(config, "shared", quiet);
  await exportLog(store.graph, store.notary, join(folder, name), () => {});
  return join(folder, name);
}

/** A log of as many facts as are asked for, none of them the report's, signed by the same key. */
async function forge(dir: string, key: SigningKey, size: number): Promise<void> {
  const mirror = new MirrorFolder(dir);
  const leaves = Array.from({ length: size }, (_, i) => leafHash(utf8(`other ${i}`)));
  const { tree, tiles } = append(emptyTree, leaves);
  for (const { level, index, hashes } of tiles)
    await mirror.write(MIRROR.tile({ level, index, width: TILE_WIDTH }), hashes);
  for (const [level, hashes] of tree.pending.entries())
    if (hashes.length > 0)
      await mirror.write(
        MIRROR.tile(tileAt(level, Math.floor(hashesAt(size, level) / TILE_WIDTH), size)),
        hashes,
      );
  const checkpoint = { origin: key.name, size, root: rootOf(tree), extensions: [] };
  await mirror.write(MIRROR.checkpoint, signCheckpoint(checkpoint, key));
}
