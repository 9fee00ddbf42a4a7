import { expect, it, vi } from "vitest";
import { pauseMs, Repeated } from "../../../src/notary/repeated.js";

it("waits ever longer while it fails, up to an hour, and never less than the interval", () => {
  expect([0, 1, 2, 5, 6, 50].map((failures) => pauseMs(60_000, failures))).toEqual([
    60_000, 120_000, 240_000, 1_920_000, 3_600_000, 3_600_000,
  ]);
  expect(pauseMs(86_400_000, 3)).toBe(86_400_000);
});

it("reports a failure once, until it is another one or was over", async () => {
  const outcomes: (string | undefined)[] = ["away", "away", "refused", undefined, "away"];
  let runs = 0;
  const reported: unknown[] = [];
  const repeated = new Repeated(
    "the witness w1",
    5,
    async () => {
      const outcome = outcomes[runs++];
      if (outcome !== undefined) throw new Error(outcome);
    },
    (message, cause) => reported.push([message, String(cause)]),
  );
  await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(outcomes.length));
  await repeated[Symbol.asyncDispose]();
  const message = "the witness w1 does not serve this log";
  expect(reported).toEqual([
    [message, "Error: away"],
    [message, "Error: refused"],
    [message, "Error: away"],
  ]);
});

it("gives up what is under way when it ends", async () => {
  const reported = vi.fn();
  const repeated = new Repeated(
    "it",
    1_000,
    (stop) => new Promise((_, reject) => stop.addEventListener("abort", () => reject(new Error("given up")))),
    reported,
  );
  await repeated[Symbol.asyncDispose]();
  expect(reported).not.toHaveBeenCalled();
});
