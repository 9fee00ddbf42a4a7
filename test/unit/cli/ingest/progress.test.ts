import { describe, expect, it } from "vitest";
import type { Progress } from "../../../../src/cli/actions/ingestion.js";
import { duration, ProgressBar } from "../../../../src/cli/actions/ingestProgress.js";

function shown(size: number | undefined, isTTY: boolean) {
  let now = 0;
  let written = "";
  const screen = {
    isTTY,
    write: (text: string) => {
      written += text;
    },
  };
  const bar = new ProgressBar(size, screen, () => now);
  const progress = (at: number, lines: number, bytes: number, rejected = 0) => {
    now = at;
    const done: Progress = { lines, bytes, rejected, recorded: lines, duplicates: 0, nextLine: lines + 1 };
    bar.show(done);
  };
  return { bar, progress, written: () => written };
}

describe("ProgressBar", () => {
  it("draws a bar on a terminal, with rate and time left", () => {
    const { bar, progress, written } = shown(1_000, true);
    progress(0, 0, 0);
    progress(2_000, 200, 250, 3);
    expect(written()).toBe(
      `\r\u001b[K[${"#".repeat(6)}${"-".repeat(18)}] 25 %, 200 lines, 100 a second, 0:06 left, 3 rejected`,
    );
    bar.clear();
    expect(written().endsWith("\r\u001b[K")).toBe(true);
  });

  it("else writes a line every ten seconds, and of a pipe neither share nor time left", () => {
    const { progress, written } = shown(undefined, false);
    for (let second = 0; second <= 25; second++) progress(second * 1_000, second * 100, second * 1_000);
    expect(written()).toBe("1,000 lines, 100 a second\n2,000 lines, 100 a second\n");
  });

  it("says the rate of the last seconds", () => {
    const { progress, written } = shown(undefined, false);
    for (let second = 0; second <= 60; second++)
      progress(second * 1_000, second < 40 ? second * 10 : 400 + (second - 40) * 1_000, 0);
    expect(written()).toMatch(/, 1,000 a second\n$/);
  });
});

it("a duration in words", () => {
  expect([0.4, 63, 3_723].map(duration)).toEqual(["0:00", "1:03", "1:02:03"]);
});
