import { describe, expect, it } from "vitest";
import { jsonLog, type LogLevel } from "../../../src/telemetry/log.js";
import { type AnsweredRequest, RequestLines } from "../../../src/telemetry/requestLines.js";

const request: AnsweredRequest = {
  ...{ requestId: "r-1", traceId: undefined, door: "graphql", method: "POST" },
  ...{ status: 200, code: "OK", seconds: 0.02 },
};

function at(level: LogLevel) {
  const lines: Record<string, unknown>[] = [];
  let now = 0;
  const log = jsonLog(level, { write: (line) => void lines.push(JSON.parse(line)) });
  const requests = new RequestLines(log, () => now);
  return { lines, requests, later: (ms: number) => (now += ms) };
}

describe("log lines about requests", () => {
  it("tell of those that failed for no fault of who asked, and of slow ones", () => {
    const { lines, requests } = at("info");
    requests.answered(request);
    requests.answered({ ...request, status: 400, code: "BAD_USER_INPUT" });
    requests.answered({ ...request, code: "INTERNAL", traceId: "ab" });
    requests.answered({ ...request, status: 503, code: "UNAVAILABLE" });
    requests.answered({ ...request, seconds: 1.5 });
    expect(lines).toMatchObject([
      { level: "error", msg: "a request failed", code: "INTERNAL", requestId: "r-1", traceId: "ab", ms: 20 },
      { level: "warn", msg: "a request failed", code: "UNAVAILABLE", status: 503, door: "graphql" },
      { level: "warn", msg: "a slow request", ms: 1500 },
    ]);
  });

  it("tell of every request at the level debug", () => {
    const { lines, requests } = at("debug");
    requests.answered(request);
    expect(lines).toMatchObject([{ level: "debug", method: "POST", code: "OK" }]);
  });

  it("are twenty a second at most, and the rest is counted", () => {
    const { lines, requests, later } = at("info");
    for (let i = 0; i < 500; i++) requests.answered({ ...request, code: "UNAVAILABLE" });
    expect(lines).toHaveLength(20);
    later(1_000);
    requests.answered({ ...request, code: "UNAVAILABLE" });
    expect(lines).toHaveLength(22);
    expect(lines[20]).toMatchObject({ msg: "480 more lines about requests were left out" });
  });
});
