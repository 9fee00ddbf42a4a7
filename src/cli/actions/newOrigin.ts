import { newOrigin } from "../../notary/newOrigin.js";
import { Notary } from "../../notary/notary.js";
import { openExisting } from "../../store.js";
import { configOf, type Options } from "../options.js";
import { closing, told } from "../store.js";
import { say } from "../terminal.js";

export async function newOriginAction(name: string, options: Options): Promise<void> {
  const config = configOf(options);
  await closing(await openExisting(config, "exclusive", say), async ({ graph }) => {
    const { keyFile } = config.log;
    const { verifierKey, before, kept } = await newOrigin(graph, keyFile, name);
    // signs the log under its new name at once: one without a checkpoint is what fsck calls altered
    const notary = await Notary.open(graph, { keyFile, origin: name }, told.report);
    await notary[Symbol.asyncDispose]();
    console.log(verifierKey);
    say(`This is the verifier key of the log, which is ${name} from now on.`);
    say(`Its facts are those of the store; what ${before} signed does not speak of it:`);
    say("checkpoints, proofs and reports made before don't verify against this log any more.");
    say("Tell those who pinned the old key, and give each service process the new key file.");
    for (const file of kept) say(`kept: ${file}`);
    if (config.log.origin !== undefined && config.log.origin !== name)
      say(`LOG_ORIGIN is ${config.log.origin}: set it to ${name}, or not at all.`);
  });
}
