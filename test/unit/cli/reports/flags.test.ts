import { Command } from "commander";
import { expect, it } from "vitest";
import { reportCommand } from "../../../../src/cli/commands/report.js";

const report = async (...args: readonly string[]) => {
  const program = new Command().exitOverride();
  reportCommand(program);
  await program.parseAsync(["report", ...args], { from: "user" });
};

it.each([
  [[], "<request-id>: name a prediction, or give --all or --sample"],
  [["r-1", "--all"], "<request-id>: is for one report"],
  [["r-1", "--deployment", "d-7"], "--deployment: is for --all and --sample"],
  [["r-1", "--as-of", "7"], "--as-of: is for --all and --sample"],
  [["--all"], "--out: name the folder"],
  [["--all", "--format", "croissant"], "--format: reports of many predictions are html, pdf or json"],
  [["--all", "--seed", "1"], "--seed: is for --sample"],
  [["--sample", "0"], "--sample: must be at least 1"],
  [["--sample", "100001"], "--sample: must be at most 100,000"],
  [["--sample", "many"], "--sample: must be a whole number"],
  [["--all", "--from", "soon"], "--from: must be an RFC 3339 date and time"],
  [["--all", "--from", "2026-11-02", "--to", "2026-11-01"], "--to: must be after --from"],
])("says what is wrong with report %j", async (args, message) => {
  await expect(report(...args)).rejects.toThrow(message);
});
