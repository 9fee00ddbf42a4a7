import type { Summary } from "../../ingest/mlflow/work.js";
import { say } from "../terminal.js";

const BAR = 30;
const LINE_EVERY_MS = 30_000;

/** On stderr: a bar on a terminal, else a line now and then. An MLflow server says of no list how long it is. */
export class ImportProgress {
  #said = Date.now();
  #isShown = false;

  show(done: number, steps: number, { runs, facts }: Summary): void {
    const { isTTY } = process.stderr;
    if (!isTTY && Date.now() - this.#said < LINE_EVERY_MS) return;
    this.#said = Date.now();
    const text = `${done} of ${steps} lists, ${runs} runs, ${facts} new facts`;
    if (!isTTY) {
      say(text);
      return;
    }
    const full = Math.round((done / steps) * BAR);
    process.stderr.write(`\r\x1b[K[${"#".repeat(full)}${"-".repeat(BAR - full)}] ${text}`);
    this.#isShown = true;
  }

  clear(): void {
    if (this.#isShown) process.stderr.write("\r\x1b[K");
    this.#isShown = false;
  }

  say(line: string): void {
    this.clear();
    say(line);
  }
}
