import { InvalidArgumentError, Option } from "commander";

const asWritten = (name: string): string => name.toLowerCase().replaceAll("_", "-");

/**
 * The flag for a document's format: by its name in GraphQL, in any case, with "-" for "_".
 *
 * @param otherwise what it is where none is given, in words
 */
export const formatOption = <F extends string>(names: readonly F[], otherwise: string): Option =>
  new Option(
    "--format <format>",
    `the document's format: ${names.map(asWritten).join(", ")} (${otherwise})`,
  ).argParser((given) => {
    const format = names.find((name) => name === given.toUpperCase().replaceAll("-", "_"));
    if (format !== undefined) return format;
    throw new InvalidArgumentError(`Allowed choices are ${names.map(asWritten).join(", ")}.`);
  });
