import { type Command, Option } from "commander";
import { type Config, readConfig } from "../config.js";
import { flagOf, type Group, SETTINGS } from "../settings.js";

const FLAGS = Object.entries(SETTINGS)
  .filter(([, { isSecret }]) => !isSecret)
  .map(([name, { of, value, doc, unset }]) => ({
    name,
    of,
    option: new Option(`${flagOf(name)} <${value}>`, unset === "" ? doc : `${doc} (${unset})`),
  }));

/** The flags of the store's settings, and of more groups; without a flag the environment says. */
export function withSettings(command: Command, ...more: readonly Group[]): Command {
  for (const { of, option } of FLAGS) if (of === "store" || more.includes(of)) command.addOption(option);
  return command;
}

/** Throws BAD_USER_INPUT that names the setting. */
export function configOf(options: Readonly<Record<string, unknown>>): Config {
  const given = FLAGS.flatMap(({ name, option }) => {
    const value = options[option.attributeName()];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return readConfig(Object.fromEntries(given));
}
