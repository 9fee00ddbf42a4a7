import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.js";
import { DEFAULT_POLICY } from "../../src/report/policy.js";

const badInput = (path: string) => expect.objectContaining({ code: "BAD_USER_INPUT", path });

describe("readConfig", () => {
  it("tolerates two minutes between the clocks of service and database, unless told otherwise", () => {
    const tolerance = (seconds?: string) => readConfig({}, { CLOCK_TOLERANCE_SECONDS: seconds });
    expect(tolerance().clockToleranceMs).toBe(120_000);
    expect(tolerance("5").clockToleranceMs).toBe(5_000);
    expect(() => tolerance("soon")).toThrow(badInput("CLOCK_TOLERANCE_SECONDS"));
  });

  it("takes no password in the address of Neo4j, which log lines show", () => {
    const read = (uri: string) => () => readConfig({}, { NEO4J_URI: uri, NEO4J_PASSWORD: "secret" });
    expect(read("neo4j+s://neo4j:secret@db.example.com")).toThrow(badInput("NEO4J_URI"));
    expect(read("neo4j+s://db.example.com:7687").call(undefined).neo4j).toMatchObject({ password: "secret" });
  });

  it("reads Neo4j's password from a file too, and not from both", async () => {
    const folder = await mkdtemp(join(tmpdir(), "proofline-password-"));
    const file = join(folder, "password");
    const read = (more: object) =>
      readConfig({}, { NEO4J_URI: "bolt://db", NEO4J_PASSWORD_FILE: file, ...more });
    expect(() => read({})).toThrow(badInput("NEO4J_PASSWORD_FILE"));
    await writeFile(file, "secret\n");
    expect(read({}).neo4j).toMatchObject({ password: "secret" });
    expect(() => read({ NEO4J_PASSWORD: "other" })).toThrow(badInput("NEO4J_PASSWORD_FILE"));
    await writeFile(file, "\n");
    expect(() => read({})).toThrow(badInput("NEO4J_PASSWORD_FILE"));
    await rm(folder, { recursive: true });
  });

  it("gives a service 20 seconds to stop, unless told otherwise", () => {
    expect(readConfig({}, {})).toMatchObject({ answerTimeoutMs: 120_000, stopTimeoutMs: 20_000 });
    expect(readConfig({}, { STOP_TIMEOUT_SECONDS: "50" }).stopTimeoutMs).toBe(50_000);
    expect(() => readConfig({}, { STOP_TIMEOUT_SECONDS: "1" })).toThrow(badInput("STOP_TIMEOUT_SECONDS"));
  });

  describe("of the rule GROUP_DISPARITY", () => {
    const read = (environment: Record<string, string>) => readConfig({}, environment).disparity;
    const on = { DISPARITY_ATTRIBUTES: "gender, race,gender", DISPARITY_POSITIVE: '"granted"' };

    it("is off unless attributes are given", () => {
      expect(read({})).toBeUndefined();
      expect(read({ DISPARITY_POSITIVE: "true" })).toBeUndefined();
    });

    it("compares by the four-fifths rule in windows of 1,000, unless told otherwise", () => {
      const attributes = ["gender", "race"];
      expect(read(on)).toEqual({ attributes, positive: "granted", ratio: 0.8, window: 1_000 });
      const others = { DISPARITY_POSITIVE: "1", DISPARITY_RATIO: "0.9", DISPARITY_WINDOW: "100" };
      expect(read({ ...on, ...others })).toEqual({ attributes, positive: 1, ratio: 0.9, window: 100 });
    });

    it.each([
      ["DISPARITY_POSITIVE", "granted"],
      ["DISPARITY_POSITIVE", "null"],
      ["DISPARITY_POSITIVE", ""],
      ["DISPARITY_RATIO", "0"],
      ["DISPARITY_RATIO", "80%"],
      ["DISPARITY_RATIO", "1.25"],
      ["DISPARITY_WINDOW", "99"],
      ["DISPARITY_WINDOW", "1e3"],
      ["DISPARITY_ATTRIBUTES", Array.from({ length: 21 }, (_, i) => `a${i}`).join()],
    ])("refuses %s of %j", (name, value) => {
      expect(() => read({ ...on, [name]: value })).toThrow(badInput(name));
    });
  });

  describe("of POLICY_FILE", () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "proofline-policy-"));
    });
    afterAll(() => rm(folder, { recursive: true }));

    async function policyOf(text: string, environment: Record<string, string> = {}) {
      const file = join(folder, "policy.json");
      await writeFile(file, text);
      return readConfig({}, { POLICY_FILE: file, ...environment }).policy;
    }
    const refusal = (given: unknown) =>
      policyOf(typeof given === "string" ? given : JSON.stringify(given)).then(
        () => "taken",
        ({ code, message }) => `${code} ${message}`,
      );

    it("reads severities and minutes, by kind too, in one order", async () => {
      const given = {
        lateMinutesByKind: { Prediction: 5, TrainingRun: 1440 },
        lateMinutes: 30,
        severities: { SELF_APPROVAL: "ERROR", NO_SOURCE: "WARNING" },
      };
      expect(await policyOf(JSON.stringify(given))).toEqual({
        lateMinutes: 30,
        lateMinutesByKind: [
          { kind: "TrainingRun", minutes: 1440 },
          { kind: "Prediction", minutes: 5 },
        ],
        severities: [
          { code: "NO_SOURCE", severity: "WARNING" },
          { code: "SELF_APPROVAL", severity: "ERROR" },
        ],
      });
    });

    it("leaves what it does not say to RECORDED_LATE_MINUTES and the default", async () => {
      expect(readConfig({}, {}).policy).toEqual(DEFAULT_POLICY);
      const late = { RECORDED_LATE_MINUTES: "7" };
      expect(readConfig({}, late).policy.lateMinutes).toBe(7);
      expect((await policyOf("{}", late)).lateMinutes).toBe(7);
      expect((await policyOf('{"lateMinutes": 8}', late)).lateMinutes).toBe(8);
    });

    it.each<[given: unknown, place: string]>([
      [{ severity: {} }, ".severity"],
      [{ severities: { SELF_APROVAL: "ERROR" } }, ".severities.SELF_APROVAL"],
      [{ severities: { SELF_APPROVAL: "FATAL" } }, ".severities.SELF_APPROVAL"],
      [{ severities: [] }, ".severities"],
      [{ severities: JSON.parse('{"__proto__": "INFO"}') }, ".severities.__proto__"],
      [{ lateMinutes: -1 }, ".lateMinutes"],
      [{ lateMinutes: "60" }, ".lateMinutes"],
      [{ lateMinutesByKind: { Approvals: 5 } }, ".lateMinutesByKind.Approvals"],
      [{ lateMinutesByKind: { Approval: 525_601 } }, ".lateMinutesByKind.Approval"],
      ["[]", ""],
    ])("refuses %j, and names the member", async (given, place) => {
      expect(await refusal(given)).toMatch(`BAD_USER_INPUT POLICY_FILE${place}: `);
    });

    it("refuses what is no JSON, or not there", async () => {
      expect(await refusal("{")).toMatch(/^BAD_USER_INPUT POLICY_FILE: .* is not JSON$/);
      expect(() => readConfig({}, { POLICY_FILE: join(folder, "none") })).toThrow(badInput("POLICY_FILE"));
      expect(() => readConfig({}, { POLICY_FILE: folder })).toThrow(badInput("POLICY_FILE"));
    });
  });
});
