import { badInput } from "../../facts/error.js";
import { LOCAL } from "../../facts/role.js";
import { Notary } from "../../notary/notary.js";
import { rotateKey } from "../../notary/rotate.js";
import { readSigningCommand } from "../../notary/signingCommand.js";
import { openUnsigned } from "../../store.js";
import type { Options } from "../options.js";
import { closing, recordRead, told } from "../store.js";
import { say } from "../terminal.js";
import { hereOnly } from "./key.js";

export interface RotateOptions extends Options {
  readonly reason: string;
  readonly newCommand?: string;
  readonly newVerifierKey?: string;
  readonly toKeyFile?: true;
}

export async function rotateSigning({
  reason,
  newCommand,
  newVerifierKey,
  toKeyFile,
  ...options
}: RotateOptions): Promise<void> {
  const config = hereOnly(options);
  const next = readSigningCommand(newCommand, newVerifierKey, {
    command: "--new-command",
    key: "--new-verifier-key",
  });
  if (next !== undefined && toKeyFile) throw badInput("give --new-command or --to-key-file, not both");
  if (config.log.command !== undefined && next === undefined && !toKeyFile)
    throw badInput(
      "SIGNING_COMMAND signs this log: say what shall sign next, with --new-command and --new-verifier-key, or --to-key-file",
    );
  await closing(await openUnsigned(config, told), async ({ graph, recorder, accessLog, now }) => {
    await recordRead(accessLog, "key rotate-signing");
    const request = { reason, performedBy: LOCAL.name, now: now(), next };
    const { isEnded, before, after, kept } = await rotateKey(graph, recorder, config.log, request);
    // signs the log with the new key at once, whether a service runs or not
    const notary = await Notary.open(graph, { ...config.log, command: next }, told.report);
    await notary[Symbol.asyncDispose]();
    console.log(after);
    if (isEnded)
      say(
        "This ended a change of the key that had been interrupted. To change it once more, run this again.",
      );
    say("This is the verifier key of the log from now on. What the old key signed stays valid under it.");
    if (before !== "") say(`the old one: ${before}`);
    if (kept !== undefined) say(`kept, and must not sign any more: ${kept}`);
    if (next !== undefined)
      say("Set SIGNING_COMMAND and SIGNING_VERIFIER_KEY to the new ones, and start the service again.");
    else if (config.log.command !== undefined)
      say("Unset SIGNING_COMMAND and SIGNING_VERIFIER_KEY, and start the service again.");
    else
      say(`Back up ${config.log.keyFile}, and give it to each service process that has a file of its own.`);
  });
}
