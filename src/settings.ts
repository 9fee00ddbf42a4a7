import { isIP, isIPv4 } from "node:net";
import { resolve } from "node:path";
import { parsePeriod, type RetentionPeriod } from "./archive/period.js";
import { badInputAt } from "./facts/error.js";
import type { JsonValue } from "./facts/json.js";
import { DEFAULT_TEMPLATE, templateProblem } from "./ingest/kserve/deployment.js";
import { DEFAULT_POLICY, MAX_LATE_MINUTES } from "./report/policy.js";

/** What settings are of, and so which commands have flags for them. */
export const GROUPS = {
  service: "The service: `serve` and `demo`",
  store: "The store: every command that opens it",
  report: "Reports: `serve`, `demo` and `report`",
  client: "Asking a service, with `--url` or `verify --log`",
} as const;
export type Group = keyof typeof GROUPS;

/** A form of text, and what help calls one. */
interface Form<T> {
  readonly value: string;
  /** Throws BAD_USER_INPUT under that name. */
  readonly parse: (given: string, name: string) => T;
}

interface Setting<T> {
  readonly of: Group;
  readonly value: string;
  readonly doc: string;
  /** What holds where it is not set: its default, or in words. */
  readonly unset: string;
  /** Whoever is on the machine can list the flags of its processes, so that a secret has none. */
  readonly isSecret: boolean;
  readonly parse: (given: string | undefined, name: string) => T;
}

const setting = <T>(of: Group, { value, parse }: Form<T>, doc: string, unset: string): Setting<T> => ({
  ...{ of, value, doc, unset, isSecret: false },
  parse: (given = unset, name) => parse(given, name),
});

const optional = <T>(
  of: Group,
  { value, parse }: Form<T>,
  doc: string,
  unset = "",
): Setting<T | undefined> => ({
  ...{ of, value, doc, unset, isSecret: false },
  parse: (given, name) => (given === undefined ? undefined : parse(given, name)),
});

const secret = <T>(of: Group, form: Form<T>, doc: string): Setting<T | undefined> => ({
  ...optional(of, form, doc),
  isSecret: true,
});

const text = (value: string): Form<string> => ({ value, parse: (given) => given });

const path = (value: string): Form<string> => ({ value, parse: (given) => resolve(given) });

const oneOf = <T extends string>(...values: readonly T[]): Form<T> => ({
  value: "word",
  parse: (given, name) => {
    const value = values.find((one) => one === given);
    if (value === undefined) throw badInputAt(name, `must be one of ${values.join(", ")}`);
    return value;
  },
});

const upTo = (max: number, min = 0): Form<number> => ({
  value: "number",
  parse: (given, name) => {
    const value = Number(given);
    if (!/^\d+$/.test(given) || value < min || value > max)
      throw badInputAt(name, `must be a whole number from ${min} to ${max}`);
    return value;
  },
});

const flag: Form<boolean> = {
  value: "true|false",
  parse: (given, name) => {
    if (given !== "true" && given !== "false") throw badInputAt(name, "must be true or false");
    return given === "true";
  },
};

const between = (min: number, max: number): Form<number> => ({
  value: "number",
  parse: (given, name) => {
    const value = Number(given);
    if (!/^\d+(\.\d+)?$/.test(given) || value < min || value > max)
      throw badInputAt(name, `must be a number from ${min} to ${max}`);
    return value;
  },
});

const answer: Form<Exclude<JsonValue, null>> = {
  value: "json",
  parse: (given, name) => {
    const bad = (cause?: unknown) =>
      badInputAt(name, 'must be a JSON value but null, as true or "granted" with its quotation marks', cause);
    let value: JsonValue;
    try {
      value = JSON.parse(given);
    } catch (cause) {
      throw bad(cause);
    }
    if (value === null) throw bad();
    return value;
  },
};

const list = (what: string, isItem: (item: string) => boolean): Form<readonly string[]> => ({
  value: "list",
  parse: (given, name) => {
    const items = given
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
    if (!items.every(isItem)) throw badInputAt(name, `must be ${what}, with commas between`);
    return items;
  },
});

const paths: Form<readonly string[]> = {
  value: "folders",
  parse: (given) =>
    given
      .split(",")
      .map((folder) => folder.trim())
      .filter((folder) => folder !== "")
      .map((folder) => resolve(folder)),
};

const period: Form<RetentionPeriod> = { value: "period", parse: parsePeriod };

function isSubnet(given: string): boolean {
  const [address = "", bits, ...more] = given.split("/");
  if (isIP(address) === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d+$/.test(bits) && Number(bits) > 0 && Number(bits) <= (isIPv4(address) ? 32 : 128);
}

const isOrigin = (given: string): boolean =>
  /^https?:\/\//.test(given) && URL.canParse(given) && new URL(given).origin === given;

const neo4jUri: Form<string> = {
  value: "uri",
  parse: (given, name) => {
    if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\//.test(given))
      throw badInputAt(name, "must begin with neo4j://, neo4j+s://, bolt:// or bolt+s://");
    // it is shown in log lines
    if (/^[^/]*\/\/[^/]*@/.test(given))
      throw badInputAt(name, "must not hold a password: it goes into NEO4J_PASSWORD");
    return given;
  },
};

const httpUrl: Form<string> = {
  value: "url",
  parse: (given, name) => {
    if (!/^https?:\/\//.test(given) || !URL.canParse(given))
      throw badInputAt(name, "must begin with https:// or http://");
    // it is shown in log lines
    if (new URL(given).password !== "") throw badInputAt(name, "must not hold a password");
    return given;
  },
};

const modes: Form<readonly string[]> = {
  value: "modes",
  parse: (given, name) => {
    const all = given.split(",").map((mode) => mode.trim());
    if (given === "dev" || all.every((mode) => mode === "keys" || mode === "jwt")) return all;
    throw badInputAt(name, "must be dev, keys, jwt or keys,jwt");
  },
};

const template: Form<string> = {
  value: "template",
  parse: (given, name) => {
    const problem = templateProblem(given);
    if (problem !== undefined) throw badInputAt(name, problem);
    return given;
  },
};

const regularExpression: Form<RegExp> = {
  value: "expression",
  parse: (given, name) => {
    try {
      return new RegExp(given, "u");
    } catch (cause) {
      throw badInputAt(name, "must be a regular expression, as ^train_", cause);
    }
  },
};

/** An API key or access token. */
export const bearerToken: Form<string> = {
  value: "key",
  parse: (given, name) => {
    const token = given.trim();
    if (!/^[\x21-\x7e]+$/.test(token)) throw badInputAt(name, "must be one API key or access token");
    return token;
  },
};

/** All that can be set. The commands' flags, help, `readConfig` and docs/settings.md follow from it. */
export const SETTINGS = {
  HOST: setting(
    "service",
    text("address"),
    "address to serve at; beyond loopback only with AUTH",
    "127.0.0.1",
  ),
  PORT: setting("service", upTo(65_535), "port to serve at; 0 is one that is free", "4000"),
  AUTH: optional(
    "service",
    modes,
    "how callers are told apart: keys, jwt or keys,jwt; dev asks nobody",
    "dev on loopback",
  ),
  FIRST_KEY_FILE: optional("service", path("file"), "a file with the API key of the first ADMIN"),
  JWT_JWKS_URL: optional("service", text("url"), "where the issuer publishes its keys; jwt needs it"),
  JWT_ISSUER: optional("service", text("issuer"), "whose tokens are accepted; jwt needs it"),
  JWT_AUDIENCE: optional("service", text("audience"), "whom tokens must be for; jwt needs it"),
  JWT_ALGORITHMS: setting(
    "service",
    list("algorithms", () => true),
    "what tokens may be signed with",
    "RS256,ES256,EdDSA",
  ),
  JWT_NAME_CLAIM: setting("service", text("claim"), "the claim that says who somebody is", "sub"),
  JWT_ROLES_CLAIM: setting("service", text("claim"), "the claim with the roles, or its path", "roles"),
  TLS_CERT_FILE: optional("service", path("file"), "the certificate to serve HTTPS with, PEM"),
  TLS_KEY_FILE: optional("service", path("file"), "the certificate's private key, PEM"),
  TRUSTED_PROXIES: setting(
    "service",
    list("addresses or subnets, as 10.0.0.0/8", isSubnet),
    "proxies whose X-Forwarded-For is believed: addresses or subnets",
    "",
  ),
  CORS_ORIGINS: setting(
    "service",
    list("origins, as https://tools.example.com", isOrigin),
    "origins of pages elsewhere that may ask",
    "",
  ),
  REQUESTS_PER_SECOND: setting(
    "service",
    upTo(9_999_999),
    "requests of one principal that are let in; 0 is no limit",
    "10000",
  ),
  METRICS_TOKEN_FILE: optional(
    "service",
    path("file"),
    "a file with a token that opens `/metrics` and nothing else, also while Neo4j is away; without it the role READ does",
  ),
  LOG_FORMAT: setting(
    "service",
    oneOf("auto", "json", "text"),
    "log lines: json, text for people, or auto: text on a terminal, else json",
    "auto",
  ),
  LOG_LEVEL: setting(
    "service",
    oneOf("debug", "info", "warn", "error"),
    "the least important log lines to write; debug tells of every request",
    "info",
  ),
  ANSWER_TIMEOUT_SECONDS: setting(
    "service",
    upTo(3_600, 1),
    "how long a request waits for its answer before it is UNAVAILABLE, as where Neo4j stands still; what it sent may be recorded all the same",
    "120",
  ),
  STOP_TIMEOUT_SECONDS: setting(
    "service",
    upTo(3_600, 2),
    "how long a service that is told to stop (SIGTERM) may take, also where Neo4j does not answer; less than its supervisor waits before it kills it",
    "20",
  ),
  MLFLOW_WEBHOOK_SECRET_FILE: optional(
    "service",
    path("file"),
    "a file with the secret that MLflow signs its webhooks with: with it they are taken",
  ),
  KSERVE_DEPLOYMENT: setting(
    "service",
    template,
    "the deployment of KServe's events that don't name it, from {namespace}, {inferenceservice}, {component}, {endpoint}",
    DEFAULT_TEMPLATE,
  ),
  OPENLINEAGE_SETTLE_SECONDS: setting(
    "service",
    upTo(86_400),
    "how long an OpenLineage run must be quiet that is over, before its facts are recorded",
    "3",
  ),
  OPENLINEAGE_TRAINING_JOBS: optional(
    "service",
    regularExpression,
    "OpenLineage jobs that train models, beside those that say it: their name or `namespace/name`",
  ),
  DISPARITY_ATTRIBUTES: setting(
    "service",
    list("attributes", () => true),
    "attributes of people, of `groups` or the features, by which selection rates are compared for the alert GROUP_DISPARITY; without them it is off",
    "",
  ),
  DISPARITY_POSITIVE: optional(
    "service",
    answer,
    'the answer that counts as selected, as JSON: true, 1 or "granted"; DISPARITY_ATTRIBUTES needs it',
  ),
  DISPARITY_RATIO: setting(
    "service",
    between(0.01, 1),
    "a rate below so many times that of another group is a disparity",
    "0.8",
  ),
  DISPARITY_WINDOW: setting(
    "service",
    upTo(1_000_000, 100),
    "predictions of a model version after which its groups are compared, and again after ten times as many; from 100 on",
    "1000",
  ),
  WITNESSES_FILE: optional(
    "service",
    path("file"),
    "witnesses that cosign the log's checkpoints, a verifier key and a URL each line",
  ),
  WITNESS_INTERVAL_SECONDS: setting(
    "service",
    upTo(86_400, 1),
    "how often each witness is asked to cosign the newest checkpoint",
    "60",
  ),
  TSA_URL: optional(
    "service",
    httpUrl,
    "a time-stamping authority (RFC 3161) that dates the log's checkpoints",
  ),
  TSA_INTERVAL_SECONDS: setting("service", upTo(604_800, 1), "how often a checkpoint is dated", "3600"),
  ALERT_WEBHOOKS_FILE: optional(
    "service",
    path("file"),
    "a JSON file of the webhooks that alerts are sent to; without it none is",
  ),
  ALERT_WEBHOOKS_ALLOW_INTERNAL: setting(
    "service",
    flag,
    "true where webhooks may have addresses that are not of the public internet",
    "false",
  ),
  FSCK_RATE: setting(
    "service",
    upTo(1_000_000),
    "facts a second that the service's own fsck checks; 0 turns it off",
    "150",
  ),
  FSCK_INTERVAL_SECONDS: setting(
    "service",
    upTo(604_800, 1),
    "from the end of one of the service's own checks to the beginning of the next",
    "86400",
  ),
  DATA_DIR: setting("store", path("folder"), "embedded store, passwords, signing key", ".proofline"),
  ARCHIVE_DIRS: setting(
    "store",
    paths,
    "folders with archives of predictions, which are read there; `archive` writes to one of them",
    "",
  ),
  RETENTION_PERIOD: setting(
    "store",
    period,
    "how long predictions stay in the store before `archive` takes them out without a reason given: ai-act-logs (six months), ai-act-documentation (ten years), or days, as 400d",
    "ai-act-logs",
  ),
  NEO4J_URI: optional(
    "store",
    neo4jUri,
    "a Neo4j to use instead of the embedded one; takes NEO4J_PASSWORD or NEO4J_PASSWORD_FILE",
  ),
  NEO4J_USERNAME: setting("store", text("name"), "its user", "neo4j"),
  NEO4J_PASSWORD: secret("store", text("password"), "its user's password"),
  NEO4J_PASSWORD_FILE: optional("store", path("file"), "a file with that password, instead"),
  NEO4J_DATABASE: optional("store", text("name"), "its database", "the user's own"),
  SIGNING_KEY_FILE: optional(
    "store",
    path("file"),
    "the log's signing key, made when the log begins: back it up",
    "signing.key in DATA_DIR",
  ),
  SIGNING_COMMAND: optional(
    "store",
    text("command"),
    "a program that signs the log instead, with its arguments: SIGNING_VERIFIER_KEY says for which key",
  ),
  SIGNING_VERIFIER_KEY: optional(
    "store",
    text("key"),
    "the verifier key of what SIGNING_COMMAND signs with, or a file of it",
  ),
  LOG_ORIGIN: optional("store", text("name"), "the log's name, when it is created", "a random name"),
  CLOCK_TOLERANCE_SECONDS: setting(
    "store",
    upTo(86_400),
    "how far our clock and the database's may differ before nothing is recorded",
    "120",
  ),
  POLICY_FILE: optional("report", path("file"), "severities of gaps, and late minutes by kind, as JSON"),
  RECORDED_LATE_MINUTES: setting(
    "report",
    upTo(MAX_LATE_MINUTES),
    "from when on a fact counts as recorded late",
    String(DEFAULT_POLICY.lateMinutes),
  ),
  PROOFLINE_API_KEY: secret(
    "client",
    bearerToken,
    "the API key or access token to show; --api-key-file reads a file",
  ),
};

export type SettingName = keyof typeof SETTINGS;
type Values = { [N in SettingName]: (typeof SETTINGS)[N] extends Setting<infer T> ? T : never };
const BY_NAME: { readonly [N in SettingName]: Setting<Values[N]> } = SETTINGS;

/** Settings as they are given, by their names. */
export type SettingTexts = { readonly [N in SettingName]?: string | undefined };

/** The value of a setting. Throws BAD_USER_INPUT that names it. */
export type ReadSetting = <N extends SettingName>(name: N) => Values[N];

/** Flags go before the environment, where nothing and an empty text are the same. */
export const settingReader =
  (flags: SettingTexts, environment: SettingTexts): ReadSetting =>
  (name) =>
    BY_NAME[name].parse(flags[name] ?? (environment[name] || undefined), name);

/** `--data-dir` for DATA_DIR. */
export const flagOf = (name: string): string => `--${name.toLowerCase().replaceAll("_", "-")}`;
