import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type DisparitySettings, readDisparity } from "./access/disparity/settings.js";
import type { FsckSettings } from "./access/fsck/watcher.js";
import { type AccessSettings, readAccess } from "./access/settings.js";
import { parseWebhooks, type Webhook } from "./access/webhooks/settings.js";
import type { RetentionPeriod } from "./archive/period.js";
import { badInputAt, ProoflineError } from "./facts/error.js";
import type { GraphSettings } from "./graph/graphSettings.js";
import { witnessName } from "./log/cosignature.js";
import { parseWitnesses } from "./log/witness.js";
import type { NotarySettings } from "./notary/notary.js";
import { readSigningCommand } from "./notary/signingCommand.js";
import type { TimestampSettings } from "./notary/timestamping.js";
import type { AskedWitness, WitnessSettings } from "./notary/witnessing.js";
import { parsePolicy } from "./report/policy.js";
import type { Policy } from "./report/rule.js";
import { type ReadSetting, type SettingTexts, settingReader } from "./settings.js";
import type { LogSettings } from "./telemetry/log.js";
import { readTracing } from "./telemetry/traceSettings.js";

/** The settings of each part. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The embedded store and its password. */
  readonly dataDir: string;
  /** A Neo4j elsewhere; the embedded one where there is none. */
  readonly neo4j: GraphSettings | undefined;
  /** Where archives of predictions are. */
  readonly archiveDirs: readonly string[];
  readonly retention: RetentionPeriod;
  readonly log: NotarySettings;
  /** Who else speaks for the log's checkpoints: nobody where none is configured. */
  readonly witnessing: WitnessSettings;
  readonly timestamping: TimestampSettings | undefined;
  readonly access: AccessSettings;
  /** How long a request waits for its answer. */
  readonly answerTimeoutMs: number;
  /** How long a service may take to stop. */
  readonly stopTimeoutMs: number;
  /** What the alert rule GROUP_DISPARITY looks at; undefined where it is off. */
  readonly disparity: DisparitySettings | undefined;
  /** Where alerts are sent. */
  readonly webhooks: readonly Webhook[];
  /** The service's own fsck; undefined where it is off. */
  readonly fsck: FsckSettings | undefined;
  /** How OpenLineage runs are put together. */
  readonly openLineage: { readonly settleMs: number; readonly trainingJobs: RegExp | undefined };
  /** How far this process's clock may be from its database's. */
  readonly clockToleranceMs: number;
  /** What reports are judged by. */
  readonly policy: Policy;
  /** Whether the service's traces are sent somewhere. */
  readonly isTraced: boolean;
  readonly logLines: LogSettings;
  /** How a deployment is called whose KServe events don't say it. */
  readonly kserveDeployment: string;
}

/** Throws BAD_USER_INPUT that names the setting. */
export function readConfig(flags: SettingTexts, environment: SettingTexts = process.env): Config {
  const setting = settingReader(flags, environment);
  const dataDir = setting("DATA_DIR");
  return {
    host: setting("HOST"),
    port: setting("PORT"),
    dataDir,
    neo4j: readNeo4j(setting),
    archiveDirs: setting("ARCHIVE_DIRS"),
    retention: setting("RETENTION_PERIOD"),
    log: {
      keyFile: setting("SIGNING_KEY_FILE") ?? join(dataDir, "signing.key"),
      origin: setting("LOG_ORIGIN"),
      command: readSigningCommand(setting("SIGNING_COMMAND"), setting("SIGNING_VERIFIER_KEY"), {
        command: "SIGNING_COMMAND",
        key: "SIGNING_VERIFIER_KEY",
      }),
    },
    witnessing: {
      witnesses: readWitnesses(setting),
      intervalMs: 1_000 * setting("WITNESS_INTERVAL_SECONDS"),
    },
    timestamping: readTimestamping(setting),
    access: readAccess(setting),
    answerTimeoutMs: 1_000 * setting("ANSWER_TIMEOUT_SECONDS"),
    stopTimeoutMs: 1_000 * setting("STOP_TIMEOUT_SECONDS"),
    disparity: readDisparity(setting),
    webhooks: readWebhooks(setting),
    fsck: readFsck(setting),
    openLineage: {
      settleMs: 1_000 * setting("OPENLINEAGE_SETTLE_SECONDS"),
      trainingJobs: setting("OPENLINEAGE_TRAINING_JOBS"),
    },
    clockToleranceMs: 1_000 * setting("CLOCK_TOLERANCE_SECONDS"),
    policy: readPolicy(setting),
    isTraced: readTracing(environment),
    logLines: readLogLines(setting),
    kserveDeployment: setting("KSERVE_DEPLOYMENT"),
  };
}

function readLogLines(setting: ReadSetting): LogSettings {
  const format = setting("LOG_FORMAT");
  const isJson = format === "auto" ? process.stderr.isTTY !== true : format === "json";
  return { isJson, level: setting("LOG_LEVEL") };
}

function readWebhooks(setting: ReadSetting): readonly Webhook[] {
  const file = setting("ALERT_WEBHOOKS_FILE");
  if (file === undefined) return [];
  const name = "ALERT_WEBHOOKS_FILE";
  // a secret's file is named as seen from the one that names it
  const readSecret = (secret: string, path: string) => readText(path, resolve(dirname(file), secret));
  return parseWebhooks(readJson(name, file), name, readSecret, setting("ALERT_WEBHOOKS_ALLOW_INTERNAL"));
}

function readFsck(setting: ReadSetting): FsckSettings | undefined {
  const rate = setting("FSCK_RATE");
  return rate === 0 ? undefined : { rate, intervalMs: 1_000 * setting("FSCK_INTERVAL_SECONDS") };
}

function readNeo4j(setting: ReadSetting): GraphSettings | undefined {
  const uri = setting("NEO4J_URI");
  if (uri === undefined) return undefined;
  const password = readPassword(setting);
  if (password === undefined)
    throw badInputAt("NEO4J_PASSWORD", "must be set where NEO4J_URI is, or NEO4J_PASSWORD_FILE");
  return { uri, username: setting("NEO4J_USERNAME"), password, database: setting("NEO4J_DATABASE") };
}

function readPassword(setting: ReadSetting): string | undefined {
  const given = setting("NEO4J_PASSWORD");
  const file = setting("NEO4J_PASSWORD_FILE");
  if (file === undefined) return given;
  if (given !== undefined)
    throw badInputAt("NEO4J_PASSWORD_FILE", "must not be set where NEO4J_PASSWORD is: which is it?");
  const password = readText("NEO4J_PASSWORD_FILE", file).replace(/\r?\n$/, "");
  if (password === "") throw badInputAt("NEO4J_PASSWORD_FILE", `${file} is empty`);
  return password;
}

function readText(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw badInputAt(name, `${file} can't be read`, cause);
  }
}

/** The policy of POLICY_FILE; what it leaves out is as without it. */
function readPolicy(setting: ReadSetting): Policy {
  const file = setting("POLICY_FILE");
  const given = file === undefined ? {} : readJson("POLICY_FILE", file);
  return parsePolicy(given, "POLICY_FILE", setting("RECORDED_LATE_MINUTES"));
}

function readWitnesses(setting: ReadSetting): AskedWitness[] {
  const file = setting("WITNESSES_FILE");
  if (file === undefined) return [];
  return parseFile("WITNESSES_FILE", file, parseWitnesses).map((witness) => {
    const { url } = witness;
    if (url !== undefined) return { ...witness, url };
    throw badInputAt("WITNESSES_FILE", `${file} names ${witnessName(witness)} without the URL to ask it at`);
  });
}

function readTimestamping(setting: ReadSetting): TimestampSettings | undefined {
  const url = setting("TSA_URL");
  return url === undefined ? undefined : { url, intervalMs: 1_000 * setting("TSA_INTERVAL_SECONDS") };
}

function parseFile<T>(name: string, file: string, parse: (text: string) => T): T {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof ProoflineError ? cause.message : "can't be read";
    throw badInputAt(name, `${file}: ${why}`, cause);
  }
}

function readJson(name: string, file: string): unknown {
  const text = readText(name, file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badInputAt(name, `${file} is not JSON`, cause);
  }
}
