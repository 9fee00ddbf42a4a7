import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { utf8 } from "../../../src/facts/bytes.js";
import { signCheckpoint } from "../../../src/log/checkpoint.js";
import { formatVerifierKey, type SigningKey, signingKey } from "../../../src/log/key.js";
import { leafHash } from "../../../src/log/merkle.js";
import { formatRotations } from "../../../src/log/rotationList.js";
import { tilePath, tilesSince } from "../../../src/log/tiles.js";
import { rootOf } from "../../../src/log/tree.js";
import { MemoryLog } from "../../support/memoryLog.js";
import { rotation } from "../../support/rotations.js";
import { proofline } from "./command.js";

const KEY = signingKey("watched.example", new Uint8Array(32).fill(9));
const VKEY = formatVerifierKey(KEY);

/** What the log serves, by path. */
const files = new Map<string, Uint8Array | string>();
/** What the webhook was told, and how often it fails first. */
const told: Record<string, string>[] = [];
let failures = 0;
const server = createServer((request, reply) => {
  if (request.url === "/hook") {
    textOf(request)
      .then((body) => {
        if (failures > 0) reply.statusCode = 500;
        else told.push(JSON.parse(body));
        failures--;
        reply.end();
      })
      .catch(() => reply.destroy());
    return;
  }
  const file = files.get(request.url ?? "");
  reply.statusCode = file === undefined ? 404 : 200;
  reply.end(file);
});
let url = "";
let folder = "";

/** Serves a log of so many entries, in which those from `changed` on are others. */
function publish(size: number, changed = size, key = KEY): string {
  const leaves = Array.from({ length: size }, (_, i) => leafHash(utf8(`${i < changed ? "" : "other "}${i}`)));
  const log = new MemoryLog().append(leaves);
  files.clear();
  for (const tile of tilesSince(0, size)) files.set(`/log/${tilePath(tile)}`, log.read(tile));
  const checkpoint = { origin: key.name, size, root: rootOf(log.tree), extensions: [] };
  const note = signCheckpoint(checkpoint, key);
  files.set("/log/checkpoint", note);
  return note;
}

const watch = (...args: readonly string[]) =>
  proofline(folder, ["watch", url, "--once", "--vkey", VKEY, "--state", "state", ...args]);
const kept = (name: string) => readFile(join(folder, "state", name), "utf8");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-watch-"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

it("follows a log, keeps what it saw, and has the evidence when the log forks", async () => {
  const first = publish(300);
  expect(await watch()).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringMatching(
      /^watched\.example at 300 facts: the first that is seen of it, kept in .*state\n$/,
    ),
  });
  expect(await kept("checkpoint")).toBe(first);

  const second = publish(700);
  expect(await watch()).toMatchObject({
    code: 0,
    out: "watched.example at 700 facts: it continues that of 300 facts\n",
  });
  expect(await kept("checkpoint")).toBe(second);
  expect(await readdir(join(folder, "state", "checkpoints"))).toHaveLength(1);

  // the same key signs another history, from the entry at 650 on
  const found = publish(900, 650);
  failures = 1;
  const fork = await watch("--webhook", `${url}/hook`);
  expect(fork).toMatchObject({ code: 3, err: "" });
  expect(fork.out).toContain("FORK: ");
  expect(fork.out).toContain(`--- held\n${second}\n--- found\n${found}\n`);
  expect(told).toEqual([
    { event: "fork", message: expect.any(String), held: second, found, log: url, at: expect.any(String) },
  ]);
  // it is not taken for the log's newest, and is found again
  expect(await kept("checkpoint")).toBe(second);
  const [evidence = ""] = await readdir(join(folder, "state", "forks"));
  expect([await kept(join("forks", evidence, "held")), await kept(join("forks", evidence, "found"))]).toEqual(
    [second, found],
  );
  // two roots of one size need no tiles
  publish(700, 3);
  for (const path of files.keys()) if (path !== "/log/checkpoint") files.delete(path);
  expect(await watch()).toMatchObject({ code: 3 });
});

it("tells what else is wrong apart from a fork", async () => {
  publish(710);
  expect(await watch()).toMatchObject({ code: 0 });
  const trouble = async (message: RegExp, ...args: readonly string[]) =>
    expect(await watch(...args)).toMatchObject({ code: 1, out: "", err: expect.stringMatching(message) });
  publish(705);
  await trouble(/it is older/);
  publish(720, 720, signingKey(KEY.name, new Uint8Array(32).fill(3)));
  await trouble(/not signed by the key/);
  publish(720);
  files.delete(`/log/${tilePath({ level: 0, index: 2, width: 720 - 512 })}`);
  await trouble(/is missing/);
  files.clear();
  told.length = 0;
  await trouble(/there is no log at/, "--webhook", `${url}/hook`);
  expect(told).toMatchObject([{ event: "trouble", message: expect.stringContaining("there is no log at") }]);
});

it("follows a log to the key that it changed to, says so once, and not back or on two ways", async () => {
  const [next, stolen] = [4, 5].map((seed) => signingKey(KEY.name, new Uint8Array(32).fill(seed)));
  if (next === undefined || stolen === undefined) throw new Error("no keys");
  const change = rotation(KEY, next);
  const changed = (size: number, key: SigningKey, ...notes: readonly string[]) => {
    publish(size, size, key);
    files.set("/log/rotations", formatRotations(notes));
  };
  const look = () => watch("--state", "changed", "--webhook", `${url}/hook`);
  publish(20);
  expect(await look()).toMatchObject({ code: 0 });
  told.length = 0;
  changed(30, next, change);
  const message = `The log's key was rotated on 2026-11-20T08:00:00.000Z: ${KEY.name}+${KEY.id} -> ${KEY.name}+${next.id}.`;
  expect(await look()).toMatchObject({
    code: 0,
    out: `watched.example at 30 facts: it continues that of 20 facts\n${message}\n`,
  });
  expect(told).toMatchObject([{ event: "rotated", message }]);
  expect(await look()).toMatchObject({ code: 0, out: "watched.example at 30 facts: nothing new\n" });

  // the key that was given up signs again
  changed(40, KEY, change);
  expect(await look()).toMatchObject({ code: 1, err: expect.stringContaining("who has the old key?") });
  // the change is hidden
  changed(40, KEY);
  expect(await look()).toMatchObject({ code: 1, err: expect.stringContaining("does not show any more") });
  // the old key was changed for another one, too
  const other = rotation(KEY, stolen);
  changed(40, stolen, other);
  const fork = await look();
  expect(fork).toMatchObject({ code: 3, err: "" });
  expect(fork.out).toContain(`--- held\n${change}\n--- found\n${other}\n`);
  expect(told.map(({ event }) => event)).toEqual(["rotated", "trouble", "trouble", "fork"]);
});

it("begins only with a key, and a state of its own log", async () => {
  publish(10);
  const { code, err } = await proofline(folder, ["watch", url, "--once"]);
  expect([code, err]).toEqual([2, expect.stringContaining("no key is trusted for the log watched.example")]);
  await mkdir(dirname(join(folder, "other", "checkpoint")), { recursive: true });
  await writeFile(join(folder, "other", "checkpoint"), "no");
  expect(await watch("--state", "other")).toMatchObject({ code: 2, err: expect.stringContaining("--state") });
});
