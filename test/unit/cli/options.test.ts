import { Command } from "commander";
import { afterEach, describe, expect, it, vi } from "vitest";
import { configOf, withSettings } from "../../../src/cli/options.js";
import { type Group, SETTINGS } from "../../../src/settings.js";

/** What a command with the settings of those groups is configured by. */
function configured(groups: readonly Group[], ...args: readonly string[]) {
  const command = withSettings(new Command(), ...groups)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return configOf(command.parse(args, { from: "user" }).opts());
}

afterEach(() => vi.unstubAllEnvs());

describe("a command's settings", () => {
  it("have flags, which go before the environment", () => {
    vi.stubEnv("PORT", "4001");
    vi.stubEnv("LOG_ORIGIN", "example.com/environment");
    const config = configured(
      ["service"],
      "--log-origin",
      "example.com/flag",
      "--auth",
      "keys",
      "--host",
      "::",
    );
    expect(config).toMatchObject({
      port: 4001,
      log: { origin: "example.com/flag" },
      host: "::",
      access: { credentials: { keys: true } },
    });
  });

  it("are those of the store, and of the groups that it has a use for", () => {
    expect(configured(["report"], "--recorded-late-minutes", "7").policy.lateMinutes).toBe(7);
    expect(() => configured([], "--recorded-late-minutes", "7")).toThrow(/unknown option/);
    expect(() => configured(["report"], "--port", "1")).toThrow(/unknown option/);
  });

  it("all have one, but for secrets", () => {
    const flags = withSettings(new Command(), "service", "report", "client").options.map(({ long }) => long);
    expect(flags).toHaveLength(Object.keys(SETTINGS).length - 2);
    expect(flags).not.toContain("--neo4j-password");
    expect(flags).not.toContain("--proofline-api-key");
  });
});
