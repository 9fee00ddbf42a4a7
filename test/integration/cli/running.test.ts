import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../../src/config.js";
import { readRecord } from "../../../src/facts/record.js";
import { ANY_ACCESS, readAccesses } from "../../../src/graph/accesses.js";
import { serviceSocket } from "../../../src/local/serviceSocket.js";
import type { Service } from "../../../src/service.js";
import { dataDir, openService } from "../../support/client.js";
import { KilledService } from "../../support/killedService.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { openGraph } from "../../support/store.js";
import { proofline } from "./command.js";

let p: string;
let folder: string;
beforeEach(async () => {
  p = newPrefix();
  folder = await mkdtemp(join(tmpdir(), "proofline-running-"));
});
afterEach(() => rm(folder, { recursive: true }));

const settings = () => ({ DATA_DIR: folder, SIGNING_KEY_FILE: join(dataDir(), "signing.key") });
const store = () => {
  const { uri, username, password } = sharedNeo4j();
  return { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
};
/** Nobody opens the store with it. */
const NO_PASSWORD = { NEO4J_PASSWORD: "not it" };
const socket = (): string => serviceSocket(readConfig({ ...store(), ...settings() }, {})) ?? "";

type Environment = Readonly<Record<string, string>>;
const run = (environment: Environment, ...args: readonly string[]) =>
  proofline(folder, args, { ...store(), ...settings(), ...environment });
const decide = (environment: Environment = {}) =>
  run(
    environment,
    ...["log-decision", "--model", `${p}risk@1`, "--request-id", `${p}r-1`],
    ...["--features", '{"10":1,"9":2}', "--prediction", '"accept"', "--timestamp", "2026-11-21T14:02:11Z"],
  );
const trail = (environment: Environment = {}) => run(environment, "trail", "--model", `${p}risk`);
const report = (environment: Environment = {}, ...args: readonly string[]) =>
  run(environment, "report", `${p}r-1`, ...args);

const BAD = ["--model", "m", "--features", "1", "--prediction", "1", "--timestamp", "soon"];

async function serving<T>(use: (service: Service) => Promise<T>, access: Environment = {}): Promise<T> {
  await using service = await openService({ ...settings(), ...access });
  return await use(service);
}

/** Something that is at the service's place and is none. */
async function pretending<T>(answer: RequestListener, use: () => Promise<T>): Promise<T> {
  await mkdir(join(folder, "service"), { mode: 0o700 });
  const server = createServer(answer).listen(socket());
  await once(server, "listening");
  try {
    return await use();
  } finally {
    server.close();
  }
}

describe("where a service runs on the store", () => {
  it.each([
    ["asks nobody who they are", {}],
    ["asks for keys", { AUTH: "keys" }],
  ])("that %s, commands ask it, and open nothing", async (_, access) => {
    const asked = await serving(async () => {
      const recorded = await decide(NO_PASSWORD);
      expect(recorded).toMatchObject({ code: 0, err: "" });
      return [recorded, await trail(NO_PASSWORD), await report(NO_PASSWORD)] as const;
    }, access);
    const [recorded, trailed, reported] = asked;
    const opened = await decide();
    expect(opened).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(recorded.out)).toMatchObject({ kind: "Prediction", duplicate: false });
    expect(JSON.parse(opened.out)).toEqual({ ...JSON.parse(recorded.out), duplicate: true });
    expect(trailed).toEqual(await trail());
    expect(trailed.out).toMatch(/ {2}\{"10":1,"9":2\} -> "accept" {2}index \d+\n$/);
    const read = await report();
    const headings = (text: string) => text.match(/^#+ .*$/gm);
    expect(headings(reported.out)).toEqual(headings(read.out));
    expect(reported.out).toMatch(/^\| .* \| local +\| report +\| ALLOWED \|$/m);
    expect(read.out.match(/^\| .* \| local +\| report +\| ALLOWED \|$/gm)).toHaveLength(2);
  });

  it("the Access says the same of a command, whether it asks the service or opens the store", async () => {
    await serving(async () => {
      await decide(NO_PASSWORD);
      await trail(NO_PASSWORD);
    });
    await trail();
    await using graph = openGraph();
    const read = await readAccesses(graph, { ...ANY_ACCESS, operation: "trail" }, null, 2);
    const [opened, asked] = read.facts.map(({ fact }) => {
      const record = readRecord(fact);
      if (record.kind !== "Access") throw new Error("an Access was asked for");
      const { principal, roles, operation, fields, named, pageSize, address, userAgent, outcome } =
        record.fields;
      return { principal, roles, operation, fields, named, pageSize, address, userAgent, outcome };
    });
    expect(asked).toEqual(opened);
    expect(asked).toMatchObject({
      principal: "local",
      userAgent: expect.stringContaining("proofline command"),
    });
  });

  it("what it refuses is told as its store would", async () => {
    const refused = async () => [await report(), await trail(), await run({}, "log-decision", ...BAD)];
    const served = await serving(refused);
    expect(served).toMatchObject([{ code: 2 }, { code: 2 }, { code: 2 }]);
    expect(served).toEqual(await refused());
  });

  it("a report by a policy of its own is made from the store", async () => {
    await serving(async () => {
      await decide();
      const own = await report({ RECORDED_LATE_MINUTES: "7" }, "--format", "JSON");
      expect(JSON.parse(own.out).completeness.policy).toMatchObject({ lateMinutes: 7 });
      const cant = await report(NO_PASSWORD, "--recorded-late-minutes", "7");
      expect(cant).toMatchObject({ code: 2, out: "" });
    });
  });

  it("a command with another store does not ask it", async () => {
    await serving(async () => {
      expect(await trail({ ...NO_PASSWORD, NEO4J_USERNAME: "somebody" })).toMatchObject({ code: 2, out: "" });
    });
  });

  it("only its user can ask it, and its place is gone when it stops", async () => {
    await serving(async () => {
      const { mode } = await stat(join(folder, "service"));
      expect(mode & 0o777).toBe(0o700);
      expect(await readdir(join(folder, "service"))).toHaveLength(1);
    });
    expect(await readdir(join(folder, "service"))).toEqual([]);
  });

  it("that was killed, commands open the store, and the next service is asked again", async () => {
    const service = await KilledService.start(settings());
    expect(await decide(NO_PASSWORD)).toMatchObject({ code: 0 });
    await service.kill();
    expect(await readdir(join(folder, "service"))).toHaveLength(1);
    const opened = await trail();
    expect(opened).toMatchObject({ code: 0, err: "" });
    expect(await serving(() => trail(NO_PASSWORD))).toEqual(opened);
  });
});

describe("where something else is", () => {
  it("that ends in the middle of a request, the store is opened", async () => {
    let asked = 0;
    await pretending(
      (request) => {
        asked += 1;
        request.socket.destroy();
      },
      async () => {
        expect(await decide()).toMatchObject({ code: 0, err: "" });
        expect(await trail()).toMatchObject({ code: 0, err: "" });
      },
    );
    expect(asked).toBe(2);
  });

  it("that ends between two pages of a trail, nothing is printed twice", async () => {
    const node = { key: "k", timestamp: "2026-11-21T14:02:11Z", features: 1, prediction: 2, index: 3 };
    const page = { edges: [{ node }], pageInfo: { hasNextPage: true, endCursor: "c" } };
    let asked = 0;
    const answer: RequestListener = (request, response) => {
      asked += 1;
      if (asked > 1) request.socket.destroy();
      else response.end(JSON.stringify({ data: { predictions: page } }));
    };
    const { code, out, err } = await pretending(answer, () => trail());
    expect({ code, out }).toEqual({ code: 2, out: "2026-11-21T14:02:11Z  k  1 -> 2  index 3\n" });
    expect(err).toMatch(/^proofline: the trail ends too early: .*\n$/);
  });

  it("in a folder that others may write to, it is not asked", async () => {
    await serving(() => decide());
    let asked = 0;
    await rm(join(folder, "service"), { recursive: true });
    const answer: RequestListener = (_request, response) => {
      asked += 1;
      response.end("{}");
    };
    await pretending(answer, async () => {
      await chmod(join(folder, "service"), 0o770);
      expect(await trail()).toMatchObject({ code: 0, err: "" });
    });
    expect(asked).toBe(0);
  });
});
