import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { batchesOf } from "../facts/keys.js";
import { predictionsOf } from "../facts/prediction.js";
import type { Keys, Side, Target } from "../protocol.js";
import { BATCH } from "../sizes.js";

const PROOFLINE = fileURLToPath(new URL("../../../proofline.mjs", import.meta.url));

/** `proofline ingest` of a file, from its start to its end: the command is a program of its own, and its start counts. */
export async function openIngestCommand({ url }: Target): Promise<Side> {
  const folder = await mkdtemp(join(tmpdir(), "proofline-bench-ndjson-"));
  const file = join(folder, "facts.ndjson");
  return {
    round: async ({ keys }) => {
      await pipeline(linesOf(keys), createWriteStream(file));
      const begun = performance.now();
      const said = await ingest(file, url);
      const seconds = (performance.now() - begun) / 1_000;
      const [, recorded] = /: ([\d,]+) recorded, 0 there before, 0 rejected/.exec(said) ?? [];
      if (Number(recorded?.replaceAll(",", "")) !== keys.count) throw new Error(`it said ${said}`);
      return { seconds, milliseconds: [seconds * 1_000] };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function ingest(file: string, url: string): Promise<string> {
  const child = spawn(process.execPath, [PROOFLINE, "ingest", file, "--url", url], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`it ended with ${code}: ${said}`);
  return said;
}

function* linesOf(keys: Keys): Generator<string> {
  for (const batch of batchesOf(keys, BATCH))
    yield predictionsOf(batch)
      .map((prediction) => `${JSON.stringify({ prediction })}\n`)
      .join("");
}
