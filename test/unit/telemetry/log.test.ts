import { describe, expect, it } from "vitest";
import { ProoflineError } from "../../../src/facts/error.js";
import { jsonLog, textLog } from "../../../src/telemetry/log.js";

function written() {
  const lines: string[] = [];
  return { lines, sink: { write: (line: string) => void lines.push(line) } };
}

describe("log lines", () => {
  it("are one JSON object each", () => {
    const { lines, sink } = written();
    const log = jsonLog("info", sink);
    log.info("starting");
    log.error("it failed", new ProoflineError("INTERNAL", "no head"), { requestId: "r-1" });
    const [first, second] = lines.map((line) => JSON.parse(line));
    expect(first).toEqual({
      ...{ level: "info", msg: "starting", pid: process.pid },
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(second).toMatchObject({ level: "error", msg: "it failed", requestId: "r-1" });
    expect(second.error).toMatch(/^ProoflineError INTERNAL: no head\n {4}at /);
    expect(lines.every((line) => line.indexOf("\n") === line.length - 1)).toBe(true);
  });

  it("quote nothing that other errors quote", () => {
    const { lines, sink } = written();
    jsonLog("info", sink).error("it failed", new SyntaxError('Unexpected token in "secret"'));
    textLog("info", sink).error("it failed", new SyntaxError('Unexpected token in "secret"'));
    expect(lines).toHaveLength(2);
    expect(lines.join("")).not.toContain("secret");
  });

  it("are for people where they are text", () => {
    const { lines, sink } = written();
    const log = textLog("info", sink);
    log.info("Proofline serves at http://127.0.0.1:4000");
    log.warn("a slow request", { door: "graphql", ms: 1200 });
    log.error("it failed", new ProoflineError("UNAVAILABLE", "gone"), { requestId: "r-1" });
    expect(lines[0]).toBe("Proofline serves at http://127.0.0.1:4000\n");
    expect(lines[1]).toBe("warning: a slow request door=graphql ms=1200\n");
    expect(lines[2]).toMatch(/^error: it failed requestId=r-1\n {2}ProoflineError UNAVAILABLE: gone/);
  });

  it.each([jsonLog, textLog])("leave out what is less important than the level", (open) => {
    const { lines, sink } = written();
    const log = open("warn", sink);
    log.debug("a");
    log.info("b");
    log.warn("c");
    log.error("d");
    expect(lines).toHaveLength(2);
  });
});
