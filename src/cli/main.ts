import { Command } from "commander";
import { errorText } from "../errorText.js";
import { ProoflineError } from "../facts/error.js";
import { alertsCommand } from "./commands/alerts.js";
import { archiveCommand } from "./commands/archive.js";
import { backupCommand } from "./commands/backup.js";
import { compareCommand } from "./commands/compare.js";
import { demoCommand } from "./commands/demo.js";
import { exportCommand } from "./commands/export.js";
import { fsckCommand } from "./commands/fsck.js";
import { gateCommand } from "./commands/gate.js";
import { impactCommand } from "./commands/impact.js";
import { importCommand } from "./commands/import.js";
import { ingestCommand } from "./commands/ingest.js";
import { keyCommand } from "./commands/key.js";
import { logDecisionCommand } from "./commands/logDecision.js";
import { modelCardCommand } from "./commands/modelCard.js";
import { newOriginCommand } from "./commands/newOrigin.js";
import { rebuildCommand } from "./commands/rebuild.js";
import { reportCommand } from "./commands/report.js";
import { restoreCommand } from "./commands/restore.js";
import { serveCommand } from "./commands/serve.js";
import { trailCommand } from "./commands/trail.js";
import { trustCommand } from "./commands/trust.js";
import { verifyCommand } from "./commands/verify.js";
import { watchCommand } from "./commands/watch.js";
import { shownLines } from "./terminal.js";

/** As help lists them. What each does is loaded when it runs: `verify` has no use for Neo4j and Apollo. */
const COMMANDS = [
  serveCommand,
  demoCommand,
  logDecisionCommand,
  ingestCommand,
  trailCommand,
  impactCommand,
  gateCommand,
  compareCommand,
  importCommand,
  reportCommand,
  modelCardCommand,
  verifyCommand,
  trustCommand,
  watchCommand,
  fsckCommand,
  exportCommand,
  rebuildCommand,
  archiveCommand,
  backupCommand,
  restoreCommand,
  keyCommand,
  alertsCommand,
  newOriginCommand,
];

// before graphql is loaded, which checks itself at every value unless it is told that this is no development of it
process.env.NODE_ENV ??= "production";

const program = new Command("proofline")
  .description("The audit trail of machine-learning decisions.")
  // a mistake in the arguments is none of a command's own results, which 1 may be
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

// `proofline report … | head` has read enough
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

for (const describe of COMMANDS) describe(program);
try {
  await program.parseAsync();
} catch (error) {
  // a message for the user; the stack of what is none of theirs
  console.error(
    error instanceof ProoflineError && error.code !== "INTERNAL"
      ? `proofline: ${shownLines(error.message)}`
      : errorText(error),
  );
  process.exitCode = 2;
}
