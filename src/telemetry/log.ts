import { destination, pino } from "pino";
import { errorText } from "../errorText.js";

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogSettings {
  /** One JSON object a line, or lines for people. */
  readonly isJson: boolean;
  /** What is less important is left out. */
  readonly level: LogLevel;
}

/** Beside a message: short values that this project made, none that was sent. */
export type LogFields = Readonly<Record<string, string | number>>;

/** The log lines of a service. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** @param cause is told as `errorText` does: without what errors quote */
  error(message: string, cause?: unknown, fields?: LogFields): void;
}

/** Says nothing. */
export const NO_LOG: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Takes whole lines, with their ends. */
export interface LineSink {
  write(line: string): void;
}

/** Log lines to standard error, each written before what follows it is done: what a process said last is the most wanted. */
export const openLog = (settings: LogSettings): Log =>
  settings.isJson
    ? jsonLog(settings.level, destination({ dest: 2, sync: true }))
    : textLog(settings.level, { write: (line) => process.stderr.write(line) });

export function jsonLog(level: LogLevel, sink: LineSink): Log {
  const logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    sink,
  );
  return {
    debug: (message, fields = {}) => logger.debug(fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, cause, fields = {}) =>
      logger.error({ ...fields, ...(cause !== undefined && { error: errorText(cause) }) }, message),
  };
}

/** What is no error stands as it is, as other commands say it. */
export function textLog(level: LogLevel, sink: LineSink): Log {
  const least = LOG_LEVELS.indexOf(level);
  const line = (of: LogLevel, text: string): void => {
    if (LOG_LEVELS.indexOf(of) >= least) sink.write(`${text}\n`);
  };
  return {
    debug: (message, fields) => line("debug", `debug: ${withFields(message, fields)}`),
    info: (message, fields) => line("info", withFields(message, fields)),
    warn: (message, fields) => line("warn", `warning: ${withFields(message, fields)}`),
    error: (message, cause, fields) =>
      line(
        "error",
        `error: ${withFields(message, fields)}${cause === undefined ? "" : `\n  ${errorText(cause)}`}`,
      ),
  };
}

function withFields(message: string, fields: LogFields = {}): string {
  const shown = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  return [message, ...shown].join(" ");
}
