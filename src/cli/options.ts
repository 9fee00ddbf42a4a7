import { type Command, Option } from "commander";
import { type Config, readConfig } from "../config.js";
import { flagOf, type Group, SETTINGS } from "../settings.js";

/** What commander gives an action: the values of flags by their names. */
export type Options = Readonly<Record<string, unknown>>;

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

/** The flags that name a service to ask, and the key to show it. */
export const withService = (command: Command): Command =>
  command
    .option("--url <address>", "a service that runs, to ask instead of opening the store")
    .option("--api-key-file <file>", "a file with the API key to show that service (PROOFLINE_API_KEY)");

/** Throws BAD_USER_INPUT that names the setting. */
export function configOf(options: Options): Config {
  const given = FLAGS.flatMap(({ name, option }) => {
    const value = options[option.attributeName()];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return readConfig(Object.fromEntries(given));
}

/** Whether a setting of a group is given, by its flag or in the environment. */
export const isAnyGiven = (group: Group, options: Options): boolean =>
  FLAGS.some(
    ({ name, of, option }) =>
      of === group && (options[option.attributeName()] !== undefined || Boolean(process.env[name])),
  );
