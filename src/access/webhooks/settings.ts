import { badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import { ALERT_RULES } from "../alertRules.js";
import { parseSecrets } from "./signature.js";

/** How an alert is written. */
export type Template =
  | { readonly name: "GENERIC" | "SLACK" }
  | { readonly name: "PAGERDUTY"; readonly routingKey: string };

/** Where alerts are sent. */
export interface Webhook {
  /** By which the store knows what it has got. */
  readonly name: string;
  /** Not to be shown: that of Slack is a secret. */
  readonly url: URL;
  /** What requests are signed with. */
  readonly secrets: readonly Uint8Array[];
  readonly template: Template;
  /** Undefined for all. */
  readonly rules: ReadonlySet<string> | undefined;
  readonly allowInternal: boolean;
}

const MAX_WEBHOOKS = 20;
const MEMBERS = ["name", "url", "template", "secretFile", "routingKeyFile", "rules", "allowInternal"];
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const ROUTING_KEY = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * The webhooks in the JSON of a file.
 *
 * @param setting the name of what names the file
 * @param readFile the text of a file that is named in it; throws BAD_USER_INPUT under that name
 * @param allowInternal for all of them
 * @throws BAD_USER_INPUT that names the place; none quotes an address or a secret
 */
export function parseWebhooks(
  value: unknown,
  setting: string,
  readFile: (file: string, name: string) => string,
  allowInternal: boolean,
): readonly Webhook[] {
  if (!Array.isArray(value)) throw badInputAt(setting, "must be a list of webhooks");
  if (value.length > MAX_WEBHOOKS) throw badInputAt(setting, `has more than ${MAX_WEBHOOKS} webhooks`);
  const webhooks = value.map((one: unknown, i) => parseWebhook(one, `${setting}[${i}]`));
  const names = new Set<string>();
  for (const { name } of webhooks) {
    if (names.has(name)) throw badInputAt(setting, `has two webhooks with the name ${name}`);
    names.add(name);
  }
  return webhooks;

  function parseWebhook(given: unknown, path: string): Webhook {
    if (!isObject(given)) throw badInputAt(path, "must be an object");
    for (const member of Object.keys(given))
      if (!MEMBERS.includes(member))
        throw badInputAt(`${path}.${member.slice(0, 64)}`, `is not one of ${MEMBERS.join(", ")}`);
    const isInternal = allowInternal || readFlag(given.allowInternal, `${path}.allowInternal`);
    const template = readTemplate(given, path);
    const secrets =
      given.secretFile === undefined ? [] : parseSecrets(...fileOf(given.secretFile, `${path}.secretFile`));
    if (template.name === "GENERIC" && secrets.length === 0)
      throw badInputAt(`${path}.secretFile`, "is required: what is not signed anybody could have sent");
    return {
      name: readName(given.name, `${path}.name`),
      url: readUrl(given.url, `${path}.url`, isInternal),
      ...{ secrets, template, rules: readRules(given.rules, `${path}.rules`), allowInternal: isInternal },
    };
  }

  function readTemplate(given: Readonly<Record<string, unknown>>, path: string): Template {
    const { template, routingKeyFile } = given;
    if (template === "PAGERDUTY") {
      const [text, name] = fileOf(routingKeyFile, `${path}.routingKeyFile`);
      if (!ROUTING_KEY.test(text.trim())) throw badInputAt(name, "must hold one routing key");
      return { name: template, routingKey: text.trim() };
    }
    if (template !== "GENERIC" && template !== "SLACK")
      throw badInputAt(`${path}.template`, "must be GENERIC, SLACK or PAGERDUTY");
    if (routingKeyFile !== undefined)
      throw badInputAt(`${path}.routingKeyFile`, "is for the template PAGERDUTY alone");
    return { name: template };
  }

  function fileOf(file: unknown, name: string): [text: string, name: string] {
    if (typeof file !== "string" || file === "") throw badInputAt(name, "must be the path of a file");
    return [readFile(file, name), name];
  }
}

function readName(name: unknown, path: string): string {
  if (typeof name === "string" && NAME.test(name)) return name;
  throw badInputAt(
    path,
    "must be 1 to 64 letters, digits, dots, hyphens or underscores, the first a letter or digit",
  );
}

function readUrl(given: unknown, path: string, isInternal: boolean): URL {
  const url = typeof given === "string" && URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol))
    throw badInputAt(path, "must be an address that begins with https://");
  if (url.protocol === "http:" && !isInternal)
    throw badInputAt(path, "must begin with https://; http:// is for internal addresses that are allowed");
  if (url.username !== "" || url.password !== "") throw badInputAt(path, "must not hold a password");
  return url;
}

function readRules(given: unknown, path: string): ReadonlySet<string> | undefined {
  if (given === undefined) return undefined;
  if (!Array.isArray(given) || given.length === 0)
    throw badInputAt(path, "must be a list of rules, or be left out for all");
  const known: readonly unknown[] = ALERT_RULES;
  for (const [i, rule] of given.entries())
    if (!known.includes(rule)) throw badInputAt(`${path}[${i}]`, `must be one of ${ALERT_RULES.join(", ")}`);
  return new Set(given.map(String));
}

function readFlag(given: unknown, path: string): boolean {
  if (given === undefined) return false;
  if (typeof given !== "boolean") throw badInputAt(path, "must be true or false");
  return given;
}
