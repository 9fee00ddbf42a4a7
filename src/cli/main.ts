import { Command } from "commander";
import { ProoflineError } from "../facts/error.js";
import { demoCommand } from "./commands/demo.js";
import { logDecisionCommand } from "./commands/logDecision.js";
import { reportCommand } from "./commands/report.js";
import { serveCommand } from "./commands/serve.js";
import { trailCommand } from "./commands/trail.js";

const program = new Command("proofline").description("The audit trail of machine-learning decisions.");
for (const add of [serveCommand, demoCommand, logDecisionCommand, trailCommand, reportCommand]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  // a message for the user; the stack of what is none of theirs
  console.error(
    error instanceof ProoflineError && error.code !== "INTERNAL" ? `proofline: ${error.message}` : error,
  );
  process.exitCode = 2;
}
