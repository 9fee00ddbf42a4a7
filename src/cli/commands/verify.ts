import type { Command } from "commander";
import type { VerifyOptions } from "../actions/verify.js";

const HELP = `
Of an HTML or PDF document it checks the report that the file holds, and that the pages say the same: it makes them again.
With a report, --proof FILE writes its prediction's proof to FILE (c2sp.org/tlog-proof@v1), once the report is valid.
--log reads the whole log, from a folder that export wrote or from a service (role AUDIT), and looks for what the report
leaves out.
--witness asks that witnesses cosigned a checkpoint with the prediction: a verifier key, or a file of some (a line of a
C2SP policy each: witness NAME KEY). It may be given several times; all of them have to, or as many as --witnesses says.
--tsa-certificate asks for a time stamp on a checkpoint with the prediction, by an authority whose certificate leads to
one of those in the file (PEM).
With a file of one entry's bytes, --proof FILE reads the proof in FILE and checks the entry against it.

Exit code 0: valid. 1: not valid. 2: can't be read or checked.`;

export function verifyCommand(program: Command): void {
  program
    .command("verify")
    .description("check a report offline, without trusting the service that made it")
    .argument("<file>", "the report as JSON, HTML or PDF, or one entry")
    .option("--vkey <key>", "the log's verifier key, or a file of it (the key trusted for that log)")
    .option("--proof <file>", "a single entry's proof: written for a report, read for an entry")
    .option("--log <place>", "the log to look through for what the report leaves out: a folder, or http://…")
    .option(
      "--witness <key>",
      "a witness that must have cosigned, or a file of some; repeatable",
      (key, keys: string[] = []) => [...keys, key],
    )
    .option("--witnesses <number>", "how many of the witnesses must have (all)")
    .option("--tsa-certificate <file>", "the time-stamping authority's root certificates, PEM")
    .option("--api-key-file <file>", "a file with the API key to show that service (PROOFLINE_API_KEY)")
    .option("--json", "print the verdict as JSON")
    .addHelpText("after", HELP)
    .action(async (file: string, options: VerifyOptions) =>
      (await import("../actions/verify.js")).verifyAction(file, options),
    );
}
