import { Command } from "commander";
import { errorText } from "../errorText.js";
import { ProoflineError } from "../facts/error.js";
import { shownLines } from "./terminal.js";

/** Each command's own modules are loaded when it is asked for: `verify` has no use for Neo4j and Apollo. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  serve: async () => (await import("./commands/serve.js")).serveCommand,
  demo: async () => (await import("./commands/demo.js")).demoCommand,
  "log-decision": async () => (await import("./commands/logDecision.js")).logDecisionCommand,
  trail: async () => (await import("./commands/trail.js")).trailCommand,
  report: async () => (await import("./commands/report.js")).reportCommand,
  verify: async () => (await import("./commands/verify.js")).verifyCommand,
  trust: async () => (await import("./commands/trust.js")).trustCommand,
  fsck: async () => (await import("./commands/fsck.js")).fsckCommand,
  export: async () => (await import("./commands/export.js")).exportCommand,
  rebuild: async () => (await import("./commands/rebuild.js")).rebuildCommand,
  key: async () => (await import("./commands/key.js")).keyCommand,
  "new-origin": async () => (await import("./commands/newOrigin.js")).newOriginCommand,
};

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

const [asked = ""] = process.argv.slice(2);
const wanted = Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
try {
  for (const name of wanted) (await COMMANDS[name]?.())?.(program);
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
